import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftIn, HERE, secretIn } from '../factors/testing.ts';
import { codeAt } from '../factors/totp.ts';
import { givenCookie, openTestDoors, password } from '../testing.ts';
import { browserOf } from '../testing-browser.ts';
import { drawPasswordLink } from './password-link.ts';

const { knock, signIn, run, clock, db } = await openTestDoors();
const NAME = '__Host-preau';
const fresh = 'quatre mots bien choisis';

const personOf = async (login: string) =>
  (
    await run<{ id: string }>('select person_id as id from identity.account where login = $1', [
      login,
    ])
  )[0]?.id ?? '';
const ask = (login: string, ip = '192.0.2.1') =>
  knock('POST', '/mot-de-passe', { form: { login }, ip });
const asked = () =>
  run<{ personId: string | null }>(
    `select payload->>'personId' as "personId" from kernel.event where name = 'identity.password-asked' order by id`,
  );
const linkFor = async (login: string) => {
  const letter = await drawPasswordLink({ db }, await personOf(login));
  return new URL(letter?.href ?? '', 'https://x').searchParams.get('cle') ?? '';
};
const choose = (cle: string, word: string, again = word) =>
  knock('POST', '/mot-de-passe/nouveau', { form: { cle, password: word, again } });

test('the page and its answer are the same to the letter, whoever is asked for', async () => {
  const answers = [];
  for (const login of ['ada.alpha', 'personne.ici', 'denis.delta', 'Ada.Alpha ', '', '<b>'])
    answers.push(await ask(login));
  for (const { statusCode, body } of answers) {
    assert.equal(statusCode, 200);
    assert.equal(body, answers[0]?.body);
  }
  assert.deepEqual(
    (await asked()).map(({ personId }) => personId),
    [
      await personOf('ada.alpha'),
      null,
      await personOf('denis.delta'),
      await personOf('ada.alpha'),
      null,
      null,
    ],
    'an event each, whether or not there is somebody',
  );
  const traces = await run(`select from kernel.act where verb = 'identity.ask-password'`);
  assert.equal(traces.length, answers.length);
});

test('a box is not filled: three from one place, ten from anywhere; a place that asks too much is told to wait', async () => {
  await run(`delete from kernel.event; delete from identity.failure_level`);
  for (let i = 0; i < 5; i += 1) await ask('bruno.beta');
  const sent = async () => (await asked()).filter(({ personId }) => personId !== null).length;
  assert.equal(await sent(), 3);
  for (let i = 0; i < 20; i += 1) await ask('bruno.beta', `203.0.113.${i}`);
  assert.equal(await sent(), 10);
  clock.pass(10);
  await ask('bruno.beta', '203.0.113.99');
  assert.equal(await sent(), 11, 'refused tries did not lengthen the wait');
  for (let i = 0; i < 100; i += 1) await ask(`personne${i}`, '192.0.2.200');
  const full = await ask('ada.alpha', '192.0.2.200');
  assert.equal(full.statusCode, 429);
  assert.match(full.body, /attendez 10\u00a0minutes/);
  assert.equal((await ask('ada.alpha', '192.0.2.201')).statusCode, 200, 'elsewhere nobody waits');
});

test('the link opens once, within half an hour, ends every session and opens none', async () => {
  const before = { [NAME]: givenCookie(await signIn('ada.alpha'), NAME) ?? '' };
  const cle = await linkFor('ada.alpha');
  const kept = JSON.stringify(await run('select * from identity.password_link'));
  assert.ok(!kept.includes(cle));
  const page = await knock('GET', `/mot-de-passe/nouveau?cle=${cle}`);
  assert.match(page.body, /ada\.alpha/);
  assert.equal((await choose(cle, 'court')).statusCode, 400);
  assert.equal((await choose(cle, fresh, 'autre chose encore')).statusCode, 400);
  assert.equal((await choose(cle, 'Lycée Un Alpha')).statusCode, 400, 'made of what is known');
  const done = await choose(cle, fresh);
  assert.equal(done.statusCode, 200, done.body);
  assert.equal(givenCookie(done, NAME), undefined, 'whoever signs in shows all that it asks');
  assert.equal((await knock('GET', '/api/identity/session', { cookies: before })).statusCode, 401);
  assert.equal((await signIn('ada.alpha', { password: fresh })).statusCode, 200);
  assert.equal((await signIn('ada.alpha')).statusCode, 401);
  assert.equal((await choose(cle, 'cinq mots bien choisis')).statusCode, 404, 'once only');
  const told = await run(`select from kernel.event where name = 'identity.password-changed'`);
  assert.equal(told.length, 1);
});

test('two who use a link at once choose one password', async () => {
  const cle = await linkFor('bruno.beta');
  const both = await Promise.all([choose(cle, fresh), choose(cle, 'cinq mots bien choisis')]);
  assert.deepEqual(both.map(({ statusCode }) => statusCode).sort(), [200, 404]);
});

test('whoever is at the door by a former password does not get in by it once another is chosen', async () => {
  await run(`insert into directory.power (person_id, verb, structure_id, reason)
    select person_id, 'administer', null, 'essai' from identity.account where login = 'bruno.beta'`);
  await run(`update identity.account set password_hash = (
    select password_hash from identity.account where login = 'ada.alpha') where login = 'bruno.beta'`);
  const thief = browserOf(knock);
  const page = await thief.send(`${HERE}/connexion`, { login: 'bruno.beta', password: fresh });
  assert.match(page.body, /Protéger votre compte/);
  assert.equal(
    (await choose(await linkFor('bruno.beta'), 'sept mots bien choisis')).statusCode,
    200,
  );
  const done = await thief.send(`${HERE}/connexion/protection`, {
    ...draftIn(page.body),
    name: 'Téléphone',
    code: codeAt(secretIn(page.body), clock.now()),
  });
  assert.match(done.body, /<h1>Se connecter<\/h1>/);
  assert.deepEqual(await run('select from identity.factor'), []);
});

test('a link that is old, replaced or made up opens nothing, and says how to get another', async () => {
  const first = await linkFor('chloe.gamma');
  const second = await linkFor('chloe.gamma');
  for (const cle of [first, 'x'.repeat(43), ''])
    assert.equal((await choose(cle, fresh)).statusCode, 404);
  clock.pass(31);
  const late = await knock('GET', `/mot-de-passe/nouveau?cle=${second}`);
  assert.equal(late.statusCode, 404);
  assert.match(late.body, /href="\/mot-de-passe"/);
  assert.equal((await choose(second, fresh)).statusCode, 404);
  assert.equal((await signIn('chloe.gamma')).statusCode, 200, 'as before');
});

test('who never activated is told how, without a link; nobody is written to for a shut account', async () => {
  const letter = await drawPasswordLink({ db }, await personOf('denis.delta'));
  assert.equal(letter?.href, '/activation');
  assert.match(letter?.words.fr.body ?? '', /denis\.delta/);
  await run(
    `insert into identity.account_lock (account_id, since, reason) select id, now(), 'essai' from identity.account where login = 'chloe.gamma'`,
  );
  assert.equal(await drawPasswordLink({ db }, await personOf('chloe.gamma')), undefined);
  await run('delete from identity.account_lock');
});

test('a brand’s host sends to the identity origin, in its brand, with the key of the letter', async () => {
  const reply = await knock('GET', '/mot-de-passe/nouveau?cle=abc', { host: 'beta.test' });
  const to = new URL(String(reply.headers.location));
  assert.equal(to.origin, 'https://identite.example');
  assert.deepEqual(
    [to.pathname, to.searchParams.get('cle'), to.searchParams.get('marque')],
    ['/mot-de-passe/nouveau', 'abc', 'beta'],
  );
  const page = await knock('GET', '/mot-de-passe', { host: 'beta.test' });
  assert.match(
    String(page.headers.location),
    /^https:\/\/identite\.example\/mot-de-passe\?marque=beta/,
  );
});

test('what is typed is weighed in words while it is typed, and nothing of it stays', async () => {
  const advice = async (word: string, login = '') =>
    (await knock('POST', '/mot-de-passe/avis', { form: { password: word, login } })).body;
  assert.equal(await advice('court'), 'Encore 7\u00a0signes au moins.');
  assert.equal(await advice(fresh), 'Ce mot de passe convient.');
  assert.match(await advice('ada.alpha2026', 'ada.alpha'), /identifiant/);
  assert.match(await advice('motdepasse123'), /Beaucoup de gens/);
});

test('one’s own password is changed by whoever has just shown who they are; other sessions end, this one goes on', async () => {
  const here = { [NAME]: givenCookie(await signIn('chloe.gamma'), NAME) ?? '' };
  const other = { [NAME]: givenCookie(await signIn('chloe.gamma'), NAME) ?? '' };
  const form = { password: fresh, again: fresh };
  const done = await knock('POST', '/moi/mot-de-passe', { cookies: here, form });
  assert.equal(done.statusCode, 200, done.body);
  const now = { [NAME]: givenCookie(done, NAME) ?? '' };
  const status = async (cookies: Record<string, string>) =>
    (await knock('GET', '/api/identity/session', { cookies })).statusCode;
  assert.deepEqual([await status(other), await status(here), await status(now)], [401, 401, 200]);
  assert.equal((await signIn('chloe.gamma', { password: fresh })).statusCode, 200);
  clock.pass(11);
  const late = await knock('POST', '/moi/mot-de-passe', { cookies: now, form });
  assert.match(String(late.headers.location), /^\/connexion\/confirmer/);
  assert.notEqual(password, fresh);
});
