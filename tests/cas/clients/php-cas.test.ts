import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openTlsFront } from '../../support/tls-front.ts';
import { freePort } from './free-port.ts';
import { openServer } from './ground.ts';

const isHere = (() => {
  try {
    execFileSync('php', ['-r', 'require "CAS/CAS.php";']);
    return true;
  } catch {
    return false;
  }
})();
const skip = isHere ? false : 'no phpCAS here (php-cli, php-cas)';

const server = isHere ? await openServer() : undefined;

/** The application of `php-cas.php`; with a callback it may ask for proxy tickets. */
async function application(asProxy?: { target: string }) {
  if (server === undefined) throw new Error('no server');
  const port = await freePort();
  const self = `http://localhost:${port}`;
  const front = asProxy && (await openTlsFront(server.certificate, () => port));
  const callback = front === undefined ? '' : `https://localhost:${front}/callback`;
  const folder = join(server.folder, `php-${port}`);
  mkdirSync(folder);
  const child: ChildProcess = spawn(
    'php',
    [
      '-d',
      'display_errors=off',
      '-d',
      'error_reporting=0',
      '-S',
      `localhost:${port}`,
      join(import.meta.dirname, 'php-cas.php'),
    ],
    {
      stdio: 'ignore',
      env: {
        PATH: '/usr/bin:/bin',
        PHP_CLI_SERVER_WORKERS: '4',
        CAS_PORT: String(server.port),
        CA: server.ca,
        SELF: self,
        FOLDER: folder,
        CALLBACK: callback,
        TARGET: asProxy?.target ?? '',
      },
      detached: true,
    },
  );
  after(() => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  });
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(`${self}/robots.txt`, { redirect: 'manual' }).catch(() => undefined)) break;
    await sleep(50);
  }
  await server.link(`phpCAS ${port}`, `${self}/`, callback === '' ? undefined : callback);
  return { self, callback };
}

const target = 'https://courriel.example/';
const nowhere = { self: '', callback: '' };
const { self } = isHere ? await application() : nowhere;
const proxying = isHere ? await application({ target }) : nowhere;
await server?.link('Courriel', target);

test('phpCAS: signing in, and attributes', { skip }, async () => {
  const browser = await server?.browser('sophie.dupuis');
  const seen = await browser?.go(`${self}/`);
  const { user, attributes } = JSON.parse(seen?.body ?? '');
  assert.equal(user, 'sophie.dupuis');
  assert.equal(attributes.sn, 'Dupuis');
  assert.equal(attributes.isFromNewLogin, 'false');
});

test('phpCAS: signing in from the application, through the door', { skip }, async () => {
  const browser = await server?.browser();
  const door = await browser?.go(`${self}/`);
  assert.match(door?.url ?? '', /\/cas\/login\?.*flow=/);
  await browser?.signIn(server?.origin ?? '', 'lea.martin');
  const seen = await browser?.go(door?.url ?? '');
  assert.equal(JSON.parse(seen?.body ?? '').user, 'lea.martin');
});

test('phpCAS: SAML 1.1', { skip }, async () => {
  const browser = await server?.browser('sophie.dupuis');
  const seen = await browser?.go(`${self}/saml`);
  const { user, attributes } = JSON.parse(seen?.body ?? '');
  assert.equal(user, 'sophie.dupuis');
  assert.equal(attributes.sn, 'Dupuis');
});

test('phpCAS: renew asks whoever is signed in for their password', { skip }, async () => {
  const browser = await server?.browser('lea.martin');
  const asked = await browser?.go(`${self}/renew`);
  assert.match(asked?.url ?? '', /\/connexion\/confirmer\?/);
  await sleep(20);
  await browser?.signIn(server?.origin ?? '', 'lea.martin');
  const seen = await browser?.go(asked?.url ?? '');
  assert.equal(JSON.parse(seen?.body ?? '').user, 'lea.martin');
});

test('phpCAS: gateway knows who is signed in, and asks nobody', { skip }, async () => {
  const nobody = await (await server?.browser())?.go(`${self}/gateway`);
  assert.deepEqual(JSON.parse(nobody?.body ?? ''), { known: false });
  const known = await (await server?.browser('lea.martin'))?.go(`${self}/gateway`);
  assert.deepEqual(JSON.parse(known?.body ?? ''), { known: true });
});

test('phpCAS: single logout', { skip }, async () => {
  const browser = await server?.browser('nadia.roux');
  await browser?.go(`${self}/`);
  await browser?.go(`${server?.origin}/cas/logout`);
  assert.equal(await server?.tellSignOuts(), 1);
  const seen = await browser?.go(`${self}/`);
  assert.match(seen?.url ?? '', /\/cas\/login\?/, 'the application knows them no more');
});

test('phpCAS: its own logout ends everything, and comes back', { skip }, async () => {
  const browser = await server?.browser('claire.martin');
  await browser?.go(`${self}/`);
  const seen = await browser?.go(`${self}/logout`);
  assert.match(seen?.url ?? '', /\/cas\/login\?/);
  assert.ok(browser?.way.some((url) => url.includes('/cas/logout?service=')));
});

test('phpCAS: proxy tickets', { skip }, async () => {
  const browser = await server?.browser('marc.petit');
  const { ticket } = JSON.parse((await browser?.go(`${proxying.self}/proxy`))?.body ?? '');
  assert.match(ticket, /^PT-/);
  const query = new URLSearchParams({ service: target, ticket });
  const answer = await fetch(`${server?.origin}/cas/proxyValidate?${query}`);
  const text = await answer.text();
  assert.match(text, /<cas:user>marc\.petit</);
  assert.ok(text.includes(`<cas:proxy>${proxying.callback}</cas:proxy>`), text);
});
