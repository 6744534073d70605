import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { buildIfStale } from '../src/commands/build.ts';
import { openBrowser } from './support/browser.ts';
import { hosts, listenOnUnrelatedDomains } from './support/unrelated-domains.ts';

await buildIfStale();
const preau = await listenOnUnrelatedDomains();
const browser: Browser | undefined = await openBrowser([
  `--host-resolver-rules=${preau.resolverRules}`,
]).catch(() => undefined);
after(() => browser?.close());

/** A browser of its own for each test: an empty jar, certificates of tests taken as they are. */
const walk = (title: string, act: (context: BrowserContext) => Promise<void>) =>
  test(title, async (t) => {
    if (browser === undefined) return t.skip('no Chromium starts here');
    const context = await browser.newContext({
      ignoreHTTPSErrors: true,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      viewport: { width: 1280, height: 800 },
    });
    await act(context);
    await context.close();
  });

const SESSION = '__Host-preau';
const login = 'sophie.dupuis';

async function signIn(page: Page, host: 'netocentre' | 'touraine', path = '/') {
  await page.goto(preau.at(path, host));
  assert.equal(new URL(page.url()).hostname, hosts.identity, 'one signs in on one origin');
  await page.getByLabel('Identifiant', { exact: true }).fill(login);
  await page.getByLabel('Mot de passe', { exact: true }).fill('preau-demo-2026');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForURL(preau.at(path, host));
}

/** The session cookie that this browser keeps for a host. */
const sessionOf = async (context: BrowserContext, host: string) =>
  (await context.cookies()).filter(({ name, domain }) => name === SESSION && domain === host);

const h1 = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

walk('one sign-in opens two brands on unrelated domains', async (context) => {
  const first = await context.newPage();
  await signIn(first, 'touraine');
  assert.ok(await first.getByText('Bonjour Sophie').isVisible());
  const asked = preau.brought.length;
  const second = await context.newPage();
  await second.goto(preau.at('/moi', 'netocentre'));
  assert.equal(second.url(), preau.at('/moi', 'netocentre'), 'no second sign-in');
  assert.equal(await h1(second), 'Sophie Dupuis');
  const way = preau.brought.slice(asked).filter(({ url }) => !/^\/(assets|api)\//.test(url));
  assert.deepEqual(
    way.slice(0, 5).map(({ host, url }) => `${host}${url.split('?')[0]}`),
    [
      `${hosts.netocentre}/moi`,
      `${hosts.netocentre}/connexion`,
      `${hosts.identity}/connexion`,
      `${hosts.netocentre}/connexion/retour`,
      `${hosts.netocentre}/moi`,
    ],
  );
});

walk('no host ever sees the cookie of another, in the jar or on the wire', async (context) => {
  const page = await context.newPage();
  const from = preau.brought.length;
  await signIn(page, 'touraine');
  await page.goto(preau.at('/', 'netocentre'));
  const secrets = new Map<string, string>();
  for (const host of Object.values(hosts)) {
    const kept = await sessionOf(context, host);
    assert.equal(kept.length, 1, host);
    const { value = '', expires: _, name: __, ...rest } = kept[0] ?? {};
    assert.deepEqual(rest, {
      domain: host,
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
    });
    secrets.set(host, value);
  }
  assert.equal(new Set(secrets.values()).size, 3, 'each host has a secret of its own');
  const sent = preau.brought.slice(from);
  assert.ok(sent.length > 10);
  for (const { host, url, cookies } of sent)
    for (const [owner, secret] of secrets) {
      if (owner !== host)
        assert.ok(!cookies.includes(secret), `${host} was sent ${owner}’s cookie`);
      assert.ok(!url.includes(secret), 'no secret travels in an address');
    }
  assert.ok(sent.some(({ host, cookies }) => cookies.includes(secrets.get(host) ?? '?')));
  const readable = await page.evaluate<string>('document.cookie');
  for (const secret of secrets.values()) assert.ok(!readable.includes(secret));
});

walk('a neighbour host cannot plant a cookie that counts', async (context) => {
  const page = await context.newPage();
  await page.goto(preau.at('/connexion', 'touraine'));
  const planted = await page.evaluate<string>(
    `document.cookie = '${SESSION}=${'a'.repeat(43)}; Secure; Path=/; Domain=region.example', document.cookie`,
  );
  assert.ok(!planted.includes(SESSION), 'the browser refuses `__Host-` with a domain');
});

walk('signing out on one brand ends the other and the identity origin at once', async (context) => {
  const here = await context.newPage();
  await signIn(here, 'touraine');
  const there = await context.newPage();
  await there.goto(preau.at('/', 'netocentre'));
  await there.getByText('Bonjour Sophie').waitFor();

  await here.locator('.person-menu > summary').click();
  await here.getByRole('button', { name: 'Se déconnecter' }).first().click();
  await here.getByText('Vous êtes déconnecté').first().waitFor();
  assert.equal(new URL(here.url()).hostname, hosts.identity);

  await there
    .getByRole('link', { name: /^(La classe|Le groupe) / })
    .first()
    .click({ timeout: 5_000 })
    // The tab may have learnt it by itself, and be at the door already.
    .catch(() => undefined);
  await there.getByText('dans un autre onglet ou sur un autre portail').waitFor();
  assert.equal(new URL(there.url()).hostname, hosts.identity);

  for (const host of ['touraine', 'netocentre', 'identity'] as const) {
    await here.goto(preau.at('/moi', host));
    assert.match(here.url(), /\/connexion/, host);
    assert.ok(!(await here.content()).includes('Sophie'), host);
  }
});

walk(
  'asking to sign out on a host where one has no session yet signs out everywhere',
  async (context) => {
    const page = await context.newPage();
    await signIn(page, 'touraine');
    await page.goto(preau.at('/deconnexion', 'netocentre'));
    assert.ok(await page.getByText('Net O’Centre').first().isVisible(), 'the brand that was asked');
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByText('Vous êtes déconnecté').first().waitFor();
    assert.ok(await page.getByText('Net O’Centre').first().isVisible());
    await page.goto(preau.at('/', 'touraine'));
    assert.match(page.url(), /\/connexion/);
  },
);

walk('a tab that one comes back to, or goes back in, shows nothing any more', async (context) => {
  const page = await context.newPage();
  await signIn(page, 'touraine');
  const other = await context.newPage();
  await other.goto(preau.at('/deconnexion', 'netocentre'));
  await other.getByRole('button', { name: 'Se déconnecter' }).click();
  await other.getByText('Vous êtes déconnecté').first().waitFor();
  await other.goBack();
  assert.ok(!(await other.content()).includes('Sophie'), 'the page before is not kept');
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  await page.getByText('dans un autre onglet ou sur un autre portail').waitFor();
});

walk('a hand-over that was used, or is seen by another browser, opens nothing', async (context) => {
  const page = await context.newPage();
  const from = preau.brought.length;
  await signIn(page, 'touraine');
  const used = preau.brought
    .slice(from)
    .find(({ url }) => url.startsWith('/connexion/retour?code='));
  assert.ok(used);
  const again = await page.goto(preau.at(used.url, 'touraine'));
  assert.equal(again?.status(), 400, 'it works once');
  const stranger = await (browser as Browser).newContext({ ignoreHTTPSErrors: true });
  const theirs = await stranger.newPage();
  const reply = await theirs.goto(preau.at(used.url, 'touraine'));
  assert.equal(reply?.status(), 400);
  assert.deepEqual(await sessionOf(stranger, hosts.touraine), []);
  await stranger.close();
});
