import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preau, temporaryFolder } from '../support/program.ts';
import { codeOfSecret, secretOnPage } from '../support/second-factor.ts';

test('without the demo, the command line opens the first administrator, who protects the account and is in', async () => {
  const env = { PREAU_DATA: temporaryFolder(), PREAU_DEMO: 'off', PORT: '0', PREAU_LOG: 'silent' };
  const words = ['account', 'administrator', 'alix.morel', '--given', 'Alix', '--family', 'Morel'];
  const opening = preau(words, { env });
  assert.equal(await opening.ended, 0, opening.printed());
  const [password = ''] = /^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/m.exec(opening.printed()) ?? [];
  assert.ok(password, opening.printed());
  const again = preau(words, { env });
  assert.equal(await again.ended, 1);
  assert.match(again.printed(), /déjà pris/);
  const changing = preau(['account', 'password', 'alix.morel'], { env });
  assert.equal(await changing.ended, 0);
  const changed = changing.printed().trim();

  const start = preau(['start'], { env });
  const [, origin = ''] = await start.until(/ready at (http:\S+)/);
  const signIn = (secret: string, code?: string) =>
    fetch(`${origin}/api/identity/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'alix.morel', password: secret, code }),
    });
  assert.equal((await signIn(password)).status, 401);
  const alone = await signIn(changed);
  assert.equal(((await alone.json()) as { code: string }).code, 'identity.protection-needed');
  const send = (path: string, form: Record<string, string>, cookie = '') =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { origin, cookie },
      body: new URLSearchParams(form),
      redirect: 'manual',
    });
  const arrived = await send('/connexion', { login: 'alix.morel', password: changed });
  assert.equal(arrived.headers.get('location'), '/connexion/protection');
  const cookie = (arrived.headers.getSetCookie()[0] ?? '').replace(/;.*/, '');
  const page = await fetch(`${origin}/connexion/protection`, { headers: { cookie } });
  const { secret, draft } = secretOnPage(await page.text());
  const code = codeOfSecret(secret, new Date(Date.now() - 30_000));
  const added = await send(
    '/connexion/protection',
    { kind: 'totp', name: 'Mon téléphone', draft, code },
    cookie,
  );
  assert.equal(added.status, 200, await added.text());
  const reply = await signIn(changed, codeOfSecret(secret, new Date()));
  assert.equal(reply.status, 200);
  const me = (await reply.json()) as { administers: unknown };
  assert.deepEqual(me.administers, [{ structureId: null, structureName: null }]);
  start.kill('SIGTERM');
  assert.equal(await start.ended, 0);
});

test('an unknown login, or words that are missing, change nothing', async () => {
  const env = { PREAU_DATA: temporaryFolder(), PREAU_DEMO: 'off' };
  const unknown = preau(['account', 'password', 'no.one'], { env });
  assert.equal(await unknown.ended, 1);
  assert.match(unknown.printed(), /Aucun compte/);
  assert.equal(await preau(['account', 'administrator', 'alix.morel'], { env }).ended, 2);
});
