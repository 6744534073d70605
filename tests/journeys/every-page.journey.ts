import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { alive, at, enter } from './enter.ts';
import { expect, test } from './journey.ts';
import { look, tooWide } from './look.ts';
import type { Watch } from './watch.ts';

// Four looks at each of a person's pages: the longest journeys there are.
test.describe.configure({ mode: 'parallel', timeout: 240_000 });

const views = [
  ['360 px, light', { viewport: { width: 360, height: 740 }, colorScheme: 'light' }],
  ['360 px, dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
  ['1280 px, light', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }],
  ['1280 px, dark', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }],
] as const;

const brands = ['netocentre', 'touraine-eschool', 'chercan', 'colleges41', 'mon-e-college'];

const texts = [
  '/mot-de-passe',
  '/activation',
  '/aide',
  '/accessibilite',
  '/donnees-personnelles',
  '/mentions-legales',
  '/api/docs',
];

/** Whom to be, and what they open; `first`: the first page that their home leads to. */
const people = [
  {
    login: 'claire.martin',
    paths: [
      '/',
      '/moi',
      '/moi/donnees',
      '/moi/visibilite',
      '/annuaire',
      '/moi/connexions',
      '/moi/traces',
      '/moi/notifications',
      '/moi/courrier',
      '/charte',
      '/deconnexion',
      '/nulle-part',
    ],
  },
  { login: 'lea.martin', paths: ['/', '/moi', '/moi/visibilite', '/annuaire', '/groupes'] },
  {
    login: 'sophie.dupuis',
    paths: ['/', '/annuaire', '/annuaire?par=nom', '/moi/visibilite', 'first', '/groupes'],
  },
  {
    login: 'karim.benali',
    paths: [
      '/',
      'first',
      '/groupes',
      '/administration/delegations',
      '/administration/gardes',
      '/administration/securite',
      '/administration/entreprises',
      '/administration/comptes',
      '/administration/comptes/activation',
      '/administration/comptes-locaux',
      '/administration/doublons',
      '/administration/traces',
      '/administration/annees',
      '/alimentation',
      '/recherche?text=mar',
      '/annuaire?par=matiere',
    ],
  },
  { login: 'nadia.roux', paths: ['/', 'first'] },
  { login: 'marc.petit', paths: ['/'] },
  { login: 'admin.tilleuls', paths: ['/', '/moi'] },
  {
    login: 'admin.region',
    paths: [
      '/',
      '/moi',
      '/administration',
      '/annuaire',
      '/administration/delegations',
      '/alimentation',
      '/alimentation/sources',
      '/administration/personnes',
      '/administration/traces',
      '/administration/applications',
      '/administration/ouverture',
      '/administration/charte',
      '/administration/travaux',
      '/administration/reglages',
      '/administration/courrier',
      '/moi/notifications',
    ],
  },
];

/** The status with which a page answers. */
const statusOf = (login: string, path: string): number => {
  if (path === '/nulle-part') return 404;
  return path === '/alimentation' && login !== 'admin.region' ? 403 : 200;
};

const inView = async (
  browser: Browser,
  watch: Watch,
  view: BrowserContextOptions,
  act: (page: Page, context: BrowserContext) => Promise<void>,
) => {
  const context = await browser.newContext({ locale: 'fr-FR', ...view });
  watch.over(context);
  await act(await context.newPage(), context);
  await context.close();
};

/** The font takes as long as on a bus. */
const lateFont = (context: BrowserContext) =>
  context.route('**/*.woff2', async (route) => {
    await setTimeout(400);
    await route.continue();
  });

/** Notes how far the page moved under the reader while it loaded. */
const measureShifts = `
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifts += value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** How far it has moved once everything that was asked for has come and is drawn. */
async function shiftsOf(page: Page): Promise<number> {
  await page.evaluate(
    'document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))))',
  );
  return page.evaluate<number>('window.shifts');
}

/** The page holds without scrolling sideways on the narrowest screens. */
async function narrow(page: Page, state: string, size: { width: number; height: number }) {
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await tooWide(page), `${state} at 320 px`).toBeLessThanOrEqual(0);
  await page.setViewportSize(size);
}

/** The first class that the home page leads to. */
const firstClass = async (page: Page) =>
  (await page.locator('main a[href^="/classes/"]').first().getAttribute('href')) ?? '';

for (const { login, paths } of people)
  test(`every page of ${login} holds in light and dark, at 360, 1280 and 320 px, and stays still`, async ({
    browser,
    watch,
    context,
    page: home,
  }) => {
    await enter(home, login);
    const statuses = new Map<string, number>();
    for (const path of paths) {
      const address = path === 'first' ? await firstClass(home) : path;
      statuses.set(address, statusOf(login, path));
      watch.askFor(statusOf(login, path), address);
    }
    const storageState = await context.storageState();
    for (const [view, options] of views)
      await inView(browser, watch, { ...options, storageState }, async (page, context) => {
        if (view === '360 px, dark') await lateFont(context);
        await page.addInitScript(measureShifts);
        for (const [address, status] of statuses) {
          const reply = await page.goto(at(address));
          expect(reply?.status(), address).toBe(status);
          await alive(page);
          // Less than a thousandth cannot be seen.
          expect(await shiftsOf(page), `${address} stays still, ${view}`).toBeLessThan(0.001);
          await look(page, `${address} of ${login}, ${view}`);
          if (view === '360 px, light') await narrow(page, address, options.viewport);
        }
      });
  });

test('the pages that anyone may read hold in light and dark, at 360, 1280 and 320 px', async ({
  browser,
  watch,
}) => {
  watch.askFor(404, '/nulle-part');
  for (const [view, options] of views)
    await inView(browser, watch, options, async (page) => {
      for (const path of ['/connexion', ...texts, '/nulle-part']) {
        await page.goto(at(path));
        await look(page, `${path}, ${view}`);
        if (view === '360 px, light') await narrow(page, path, options.viewport);
      }
    });
});

test('each brand dresses its door and a home in colours that can be read', async ({
  browser,
  watch,
}) => {
  for (const colorScheme of ['light', 'dark'] as const)
    await inView(browser, watch, { colorScheme }, async (page) => {
      for (const brand of brands) {
        await page.goto(at('/', brand));
        await look(page, `door of ${brand}, ${colorScheme}`);
      }
      await enter(page, 'claire.martin');
      for (const brand of brands) {
        await page.goto(at('/', brand));
        await expect(page).toHaveURL(at('/', brand));
        await look(page, `home on ${brand}, ${colorScheme}`);
      }
    });
});
