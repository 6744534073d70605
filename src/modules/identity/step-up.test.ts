import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givenCookie, openTestDoors, password } from './testing.ts';
import { browserOf, hidden } from './testing-browser.ts';

const { knock, signIn, run, clock } = await openTestDoors();
const NAME = '__Host-preau';
const HERE = 'https://identite.example';

/** A session on the identity origin, opened that long ago. */
async function sessionOf(login: string, minutesAgo: number) {
  const token = String(givenCookie(await signIn(login), NAME));
  clock.pass(minutesAgo);
  return { [NAME]: token };
}

test('who has just signed in opens what asks for a proof; eleven minutes later nobody does', async () => {
  const cookies = await sessionOf('ada.alpha', 9);
  assert.equal((await knock('GET', '/coffre', { cookies })).body, 'coffre de ada.alpha');
  assert.equal((await knock('GET', '/api/test/coffre', { cookies })).statusCode, 200);
  clock.pass(2);
  const page = await knock('GET', '/coffre?a=1', { cookies });
  assert.equal(page.statusCode, 303);
  assert.equal(page.headers.location, '/connexion/confirmer?retour=%2Fcoffre%3Fa%3D1');
  const forPrograms = await knock('GET', '/api/test/coffre', { cookies });
  assert.equal(forPrograms.statusCode, 403);
  assert.equal(forPrograms.json().code, 'identity.step-up-needed');
  assert.equal((await knock('GET', '/ici', { cookies })).statusCode, 200, 'the rest stays open');
});

test('the signed out are sent to sign in, not to confirm', async () => {
  assert.match(String((await knock('GET', '/coffre')).headers.location), /^\/connexion\?retour=/);
  const asked = await knock('GET', '/connexion/confirmer?retour=/coffre');
  assert.match(String(asked.headers.location), /^\/connexion\?retour=/);
  assert.equal((await knock('GET', '/api/test/coffre')).statusCode, 401);
});

test('the right password opens for ten minutes, and the session goes on under another token', async () => {
  const cookies = await sessionOf('bruno.beta', 11);
  const form = { password, retour: '/coffre' };
  const done = await knock('POST', '/connexion/confirmer', { cookies, form });
  assert.equal(done.statusCode, 303);
  assert.equal(done.headers.location, '/coffre');
  const renewed = { [NAME]: String(givenCookie(done, NAME)) };
  assert.notEqual(renewed[NAME], cookies[NAME]);
  assert.equal((await knock('GET', '/coffre', { cookies: renewed })).statusCode, 200);
  assert.equal(
    (await knock('GET', '/ici', { cookies })).statusCode,
    303,
    'the former token is dead',
  );
  clock.pass(11);
  assert.equal((await knock('GET', '/coffre', { cookies: renewed })).statusCode, 303);
});

test('a wrong password changes nothing, says so, and is counted with those of the sign-in', async () => {
  const cookies = await sessionOf('chloe.gamma', 11);
  const page = await knock('GET', '/connexion/confirmer?retour=/coffre', { cookies });
  assert.match(page.body, /Chloé Gamma/);
  assert.doesNotMatch(page.body, /aria-invalid|démonstration/);
  assert.deepEqual(hidden(page.body), { retour: '/coffre' });
  const tried = () =>
    knock('POST', '/connexion/confirmer', {
      cookies,
      form: { password: 'faux', retour: '/coffre' },
    });
  const wrong = await tried();
  assert.equal(wrong.statusCode, 401);
  assert.match(wrong.body, /Ce n’est pas votre mot de passe/);
  assert.equal(givenCookie(wrong, NAME), undefined);
  for (let i = 1; i < 10; i += 1) assert.equal((await tried()).statusCode, 401);
  const stopped = await tried();
  assert.equal(stopped.statusCode, 429);
  assert.match(stopped.body, /attendez 6\u00a0minutes/);
  const right = { password, retour: '/coffre' };
  assert.equal(
    (await knock('POST', '/connexion/confirmer', { cookies, form: right })).statusCode,
    429,
  );
  assert.equal((await signIn('chloe.gamma')).statusCode, 429, 'one count for both doors');
  assert.equal((await knock('GET', '/coffre', { cookies })).statusCode, 303);
});

test('the password of somebody else does not confirm', async () => {
  const [{ hash }] = (await run(
    `select password_hash as hash from identity.account where login = 'ada.alpha'`,
  )) as [{ hash: string }];
  const cookies = await sessionOf('bruno.beta', 11);
  await run(`update identity.account set password_hash = null where login = 'bruno.beta'`);
  const form = { password, login: 'ada.alpha', retour: '/coffre' };
  const refused = await knock('POST', '/connexion/confirmer', { cookies, form });
  assert.equal(refused.statusCode, 401);
  await run(`update identity.account set password_hash = $1 where login = 'bruno.beta'`, [hash]);
});

test('a way back that leaves our hosts leads home', async () => {
  for (const retour of [
    'https://example.org/',
    '//example.org',
    '/\\example.org',
    'javascript:1',
  ]) {
    const cookies = await sessionOf('ada.alpha', 11);
    const done = await knock('POST', '/connexion/confirmer', {
      cookies,
      form: { password, retour },
    });
    assert.equal(done.headers.location, '/', retour);
  }
});

test('a brand’s host sends to the identity origin for the password, and gets back the session proven there', async () => {
  const browser = browserOf(knock);
  const door = await browser.go('https://beta.test/ici');
  await browser.send(`${HERE}/connexion`, { ...hidden(door.body), login: 'ada.alpha', password });
  clock.pass(11);
  const asked = await browser.go('https://beta.test/coffre?jour=2');
  assert.equal(asked.at.host, 'identite.example');
  assert.match(asked.body, /<title>[^<]*Beta<\/title>/);
  const opened = await browser.send(`${HERE}/connexion/confirmer`, {
    ...hidden(asked.body),
    password,
  });
  assert.equal(opened.at.href, 'https://beta.test/coffre?jour=2');
  assert.equal(opened.body, 'coffre de ada.alpha');
});

test('a brand’s host whose session is another than the identity origin’s does not turn in circles', async () => {
  const browser = browserOf(knock);
  const door = await browser.go('https://beta.test/ici');
  await browser.send(`${HERE}/connexion`, { ...hidden(door.body), login: 'ada.alpha', password });
  clock.pass(11);
  browser.jars.set('identite.example', await sessionOf('bruno.beta', 1));
  const opened = await browser.go('https://beta.test/coffre');
  assert.equal(opened.body, 'coffre de bruno.beta');
});

test('no brand’s host takes a password', async () => {
  const cookies = {
    [NAME]: String(givenCookie(await signIn('ada.alpha', { host: 'beta.test' }), NAME)),
  };
  clock.pass(11);
  const form = { password, retour: '/coffre' };
  const sent = await knock('POST', '/connexion/confirmer', { host: 'beta.test', cookies, form });
  assert.equal(sent.headers.location, '/connexion/confirmer');
  assert.equal((await knock('GET', '/coffre', { host: 'beta.test', cookies })).statusCode, 303);
});
