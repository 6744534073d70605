import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { buildIfStale } from '../../src/commands/build.ts';
import { pages } from '../gallery/fixtures/pages.ts';
import { addressOf, serveGallery } from '../gallery/serve.ts';
import { openBrowser } from '../support/browser.ts';

let gallery: Awaited<ReturnType<typeof serveGallery>>;
let browser: Browser | undefined;
before(async () => {
  await buildIfStale();
  gallery = await serveGallery();
  browser = await openBrowser().catch(() => undefined);
});
after(async () => {
  await browser?.close();
  gallery?.close();
});

const walk = (title: string, options: BrowserContextOptions, act: (page: Page) => Promise<void>) =>
  test(title, async (t) => {
    if (!browser) return t.skip('no Chromium starts here');
    const context = await browser.newContext({ locale: 'fr-FR', ...options });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await act(page);
    await context.close();
    assert.deepEqual(faults, []);
  });

const wide = { viewport: { width: 1280, height: 860 } };
const phone = { viewport: { width: 360, height: 780 } };
/** Opens a page and waits until its script has taken it over, a second at most: it may have none. */
async function open(page: Page, name: string) {
  await page.goto(addressOf(gallery.origin, name));
  const isAlive =
    "!document.getElementById('preau') || Object.keys(document.querySelector('h1') ?? {}).some((key) => key.startsWith('__react'))";
  for (let tries = 0; tries < 40 && !(await page.evaluate<boolean>(isAlive)); tries += 1)
    await sleep(25);
}
const focused = (page: Page) => page.evaluate<string>('document.activeElement.innerText.trim()');

walk('a menu opens, is walked and is left with the keyboard alone', wide, async (page) => {
  await open(page, 'deux-colleges');
  const button = page.locator('.structure-menu summary');
  await button.focus();
  await page.keyboard.press('ArrowDown');
  assert.match(await focused(page), /^Collège des Tilleuls/);
  await page.keyboard.press('ArrowDown');
  assert.match(await focused(page), /^Lycée des Trois-Rivières/);
  await page.keyboard.press('ArrowDown');
  assert.match(await focused(page), /^Collège des Tilleuls/);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.structure-menu').getAttribute('open'), null);
  assert.match(await focused(page), /Collège des Tilleuls$/);
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.structure-menu').getAttribute('open'), '');
  await page.locator('h1').click();
  assert.equal(await page.locator('.structure-menu').getAttribute('open'), null);
});

for (const colorScheme of ['light', 'dark'] as const) {
  walk(
    `with every menu and list open, axe finds nothing (${colorScheme})`,
    { ...wide, colorScheme },
    async (page) => {
      for (const [name, summary] of [
        ['deux-colleges', '.structure-menu summary'],
        ['enseignante', '.person-menu summary'],
      ] as const) {
        await open(page, name);
        await page.locator(summary).click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(
          violations.map(({ id }) => id),
          [],
        );
      }
    },
  );
}

walk('the first Tab offers to skip to the content', wide, async (page) => {
  await open(page, 'enseignante');
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'Aller au contenu');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate('document.activeElement.id'), 'contenu');
});

walk(
  'without script, the menus open and every name is there',
  { ...phone, javaScriptEnabled: false },
  async (page) => {
    await open(page, 'enseignante');
    assert.ok(await page.getByText('Hoarau').first().isVisible());
    await open(page, 'deux-colleges');
    await page.locator('.structure-menu summary').click();
    assert.ok(await page.getByRole('button', { name: /Lycée des Trois-Rivières/ }).isVisible());
  },
);

walk('a phone folds the lists, and one tap opens them', phone, async (page) => {
  await open(page, 'enseignante');
  assert.equal(await page.getByText('Hoarau').first().isVisible(), false);
  await page.getByRole('button', { name: 'Voir les 27 élèves' }).click();
  assert.ok(await page.getByText('Hoarau').first().isVisible());
});

walk(
  'the field keeps the names one looks for, accents or not, and says how many',
  wide,
  async (page) => {
    await open(page, 'classe');
    await page.getByLabel('Chercher un élève').fill('maelle ho');
    assert.equal(await page.locator('.pupils li').count(), 1);
    assert.match((await page.locator('.search-count').textContent()) ?? '', /^1 sur 27$/);
    await page.getByLabel('Chercher un élève').fill('zzz');
    assert.match((await page.locator('.search-count').textContent()) ?? '', /Aucun élève/);
  },
);

walk(
  'a choice of comfort is seen at once and kept in the cookie the server reads',
  wide,
  async (page) => {
    await open(page, 'moi');
    await page.getByLabel('Sombre').check();
    await page.getByLabel('Très grande').check();
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    const cookies = await page.context().cookies();
    assert.equal(
      cookies.find(({ name }) => name === 'preau-confort')?.value,
      'theme-dark.text-larger',
    );
    await page.getByLabel('English').check();
    assert.ok(await page.getByRole('heading', { name: 'My account' }).isVisible());
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  },
);

walk('going to another page keeps the frame, and names the document', wide, async (page) => {
  await open(page, 'enseignante');
  await page.locator('.person-menu summary').click();
  await page.getByRole('link', { name: 'Mon compte' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sophie Dupuis' }).waitFor();
  assert.equal(await page.title(), 'Moi · Touraine e-school');
  assert.equal(await page.locator('.person-menu').getAttribute('open'), null);
  assert.equal(await page.evaluate('document.activeElement.id'), 'contenu');
});

walk('when the network goes, the page says so and stays readable', wide, async (page) => {
  await open(page, 'eleve');
  await page.context().setOffline(true);
  await page.getByText('Vous êtes hors connexion').waitFor();
  assert.ok(await page.getByText('Mathématiques').first().isVisible());
});

walk('a refusal is said in the server’s words, with its reference', wide, async (page) => {
  const title = 'Cette classe n’est pas l’une des vôtres.';
  const problem = { type: 'about:blank', status: 409, code: 'x.y', title, reference: 'req-12' };
  await open(page, 'enseignante');
  await page.evaluate(
    `window.fetch = async () => new Response(${JSON.stringify(JSON.stringify(problem))}, { status: 409 })`,
  );
  await page.locator('a[href^="/classes/"]').first().click();
  await page.getByText(title).waitFor();
  assert.ok(await page.getByText('req-12').isVisible());
});

walk(
  'a service that does not answer offers to try again, and the page then comes',
  wide,
  async (page) => {
    await open(page, 'enseignante');
    await page.evaluate(`window.fetch = async () => { throw new TypeError('no network') }`);
    await page.locator('a[href^="/classes/"]').first().click();
    await page
      .getByRole('heading', { name: 'Le service ne répond pas' })
      .waitFor({ timeout: 15_000 });
    const division = JSON.stringify(JSON.stringify(pages['classe']?.answers[0]?.reply));
    await page.evaluate(`window.fetch = async () => new Response(${division}, { status: 200 })`);
    await page.getByRole('button', { name: 'Essayer de nouveau' }).click();
    await page.getByRole('heading', { level: 1, name: '5eB' }).waitFor();
  },
);

for (const [what, options] of [
  ['at 320 px', { viewport: { width: 320, height: 640 } }],
  ['at 1280 px enlarged to 200 %', { viewport: { width: 640, height: 430 }, deviceScaleFactor: 2 }],
] as const) {
  walk(`no page scrolls sideways ${what}`, options, async (page) => {
    for (const name of gallery.names) {
      await open(page, name);
      const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      assert.ok(Number(over) <= 0, `${name}: ${over} px too wide`);
    }
  });
}
