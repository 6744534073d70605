import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import type { Page } from '@playwright/test';
import { openService } from '#modules/sso';
import { buildIfStale } from '../../src/commands/build.ts';
import { openBrowser } from '../support/browser.ts';
import { selfSigned } from '../support/certificate.ts';
import { hosts, listenOnUnrelatedDomains } from '../support/unrelated-domains.ts';
import { prefix } from './ground.ts';

await buildIfStale();
const name = 'application.example.org';
const preau = await listenOnUnrelatedDomains();
const browser = await openBrowser([
  `--host-resolver-rules=${preau.resolverRules},MAP ${name} 127.0.0.1`,
]).catch(() => undefined);
after(() => browser?.close());

/** An application that shows by which way one came. */
const application = createServer(selfSigned([name]), (asked, reply) => {
  asked.resume().on('end', () => reply.end(`${asked.method} ${asked.url}`));
}).listen(0, '127.0.0.1');
await once(application, 'listening');
after(() => {
  application.closeAllConnections();
  application.close();
});
const service = `https://${name}:${(application.address() as AddressInfo).port}/`;
await openService(preau, {
  name: 'Application',
  release: 'names',
  addresses: [prefix(service)],
  callbacks: [],
  audiences: [],
});

/** A browser of its own for each test. */
const walk = (title: string, act: (page: Page) => Promise<void>) =>
  test(title, async (t) => {
    if (browser === undefined) return t.skip('no Chromium starts here');
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'fr-FR' });
    await act(await context.newPage());
    await context.close();
  });

const cas = (host: keyof typeof hosts, more = '') =>
  preau.at(`/cas/login?service=${encodeURIComponent(service)}${more}`, host);

async function typeIn(page: Page, password: string) {
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

walk('from an application through the door of a brand, mistyping once, and back', async (page) => {
  await page.goto(cas('touraine'));
  assert.equal(new URL(page.url()).hostname, hosts.identity);
  await page.getByLabel('Identifiant', { exact: true }).fill('sophie.dupuis');
  await typeIn(page, 'tilleul');
  await page.getByText('Identifiant ou mot de passe inconnu').first().waitFor();
  await typeIn(page, 'preau-demo-2026');
  await page.waitForURL(`${service}?ticket=ST-*`);
  assert.match((await page.textContent('body')) ?? '', /^GET \/\?ticket=ST-\w{29}$/);
  await page.goto(cas('netocentre'));
  await page.waitForURL(`${service}?ticket=ST-*`);
});

walk(
  'renew asks for the password, and the ticket by POST is a form that goes by itself',
  async (page) => {
    await page.goto(preau.at('/connexion', 'identity'));
    await page.getByLabel('Identifiant', { exact: true }).fill('nadia.roux');
    await typeIn(page, 'preau-demo-2026');
    await page.waitForURL(preau.at('/', 'identity'));
    await page.goto(cas('identity', '&renew=true&method=POST'));
    assert.match(page.url(), /\/connexion\/confirmer\?/);
    await page.locator('#password').fill('preau-demo-2026');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.waitForURL(service);
    assert.match((await page.textContent('body')) ?? '', /^POST \/$/);
  },
);
