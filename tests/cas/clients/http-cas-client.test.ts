import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openTlsFront } from '../../support/tls-front.ts';
import { freePort } from './free-port.ts';
import { openServer } from './ground.ts';

const server = await openServer();

/** `http-cas-client-app.ts` in a process of its own. Its version 1 reads XML, which is none: only 2 and 3 are tried. */
async function application(
  name: string,
  client: object = {},
  more: { cas?: 2 | 3; isProxy?: boolean; target?: string } = {},
): Promise<string> {
  const port = await freePort();
  const self = `http://localhost:${port}`;
  const front = more.isProxy === true ? await openTlsFront(server.certificate, () => port) : null;
  const callback = front === null ? undefined : `https://localhost:${front}/callback`;
  const proxy = { callbackUrl: callback, receptorUrl: '/callback' };
  const options = {
    cas: more.cas ?? 3,
    casServerUrlPrefix: `${server.origin}/cas`,
    serverName: self,
    client: { ...client, ...(callback && { proxy }) },
  };
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'http-cas-client-app.ts'),
      JSON.stringify({ port, target: more.target, options }),
    ],
    { stdio: 'ignore', env: { NODE_EXTRA_CA_CERTS: server.ca } },
  );
  after(() => child.kill('SIGKILL'));
  for (let tries = 0; tries < 200; tries += 1) {
    if (await fetch(`${self}/x.png`).catch(() => undefined)) break;
    await sleep(50);
  }
  await server.link(name, `${self}/`, callback);
  return self;
}

const plain = await application('Trois');
const second = await application('Deux', {}, { cas: 2 });
const careful = await application('Renew', { renew: true });
const gate = await application('Gateway', { gateway: true });
const behind = await application('Derrière', { proxy: { acceptAny: true } });
const portal = await application('Portail', {}, { isProxy: true, target: behind });

const userOf = (body: string) => JSON.parse(body).principal.user;

test('http-cas-client: versions 2 and 3 learn who it is, and their names', async () => {
  const browser = await server.browser('sophie.dupuis');
  for (const self of [second, plain])
    assert.equal(userOf((await browser.go(`${self}/`)).body), 'sophie.dupuis');
  const { principal } = JSON.parse((await browser.go(`${plain}/`)).body);
  assert.deepEqual([principal.attributes.sn].flat(), ['Dupuis']);
});

test('http-cas-client: renew', async () => {
  const browser = await server.browser('lea.martin');
  const asked = await browser.go(`${careful}/`);
  assert.match(asked.url, /\/connexion\/confirmer\?/);
  await sleep(20);
  await browser.signIn(server.origin, 'lea.martin');
  assert.equal(userOf((await browser.go(asked.url)).body), 'lea.martin');
});

test('http-cas-client: gateway asks nobody', async () => {
  assert.equal((await (await server.browser()).go(`${gate}/`)).status, 403);
  const known = await (await server.browser('lea.martin')).go(`${gate}/`);
  assert.equal(userOf(known.body), 'lea.martin');
});

test('http-cas-client: an application asks another in the name of a person', async () => {
  const seen = await (await server.browser('marc.petit')).go(`${portal}/`);
  const { principal, through } = JSON.parse(seen.body);
  assert.equal(principal.user, 'marc.petit');
  assert.equal(through.principal.user, 'marc.petit');
});

test('http-cas-client: single logout', async () => {
  const browser = await server.browser('nadia.roux');
  assert.equal(userOf((await browser.go(`${plain}/`)).body), 'nadia.roux');
  await browser.go(`${server.origin}/cas/logout`);
  assert.equal(await server.tellSignOuts(), 1);
  assert.match((await browser.go(`${plain}/`)).url, /\/cas\/login\?/);
});
