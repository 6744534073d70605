import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eraseAfter } from '#modules/directory';
import { provenSession } from '../factors/testing.ts';
import { drawPasswordLink } from '../forgotten/password-link.ts';
import { givenCookie, openTestDoors, password } from '../testing.ts';
import { dropOldActs } from './commands/drop-old-acts.ts';

const { knock, signIn, run, clock, ids, db, log } = await openTestDoors();
const NAME = '__Host-preau';

await run(`
  insert into directory.people_group (structure_id, kind, code, label, source, valid_from)
    select id, 'profile', 'DIR', 'DIR', 'test', '2026-09-01' from directory.structure`);

/** Somebody with an account and the password of the tests. */
const bring = async (given: string, at: readonly string[], profile = 'ENS') => {
  const [row] = await run<{ id: string }>(
    `with one as (insert into directory.person (given_name, family_name) values ($1, 'Essai') returning id),
       member as (insert into directory.group_member (group_id, person_id, source, valid_from)
         select g.id, one.id, 'test', '2026-09-01' from one, directory.people_group g
         where g.structure_id = any($2::uuid[]) and g.code = $3)
     insert into identity.account (person_id, login, password_hash)
     select id, lower($1) || '.essai', (select password_hash from identity.account where login = 'ada.alpha') from one
     returning person_id as id`,
    [given, at, profile],
  );
  return row?.id ?? '';
};
await bring('Helene', [ids.lycee], 'DIR');
const central = await bring('Colette', []);
const local = await bring('Loic', [ids.lycee]);
await run(
  `insert into directory.power (person_id, verb, structure_id, reason) values
     ($1, 'administer', null, 'essai'), ($2, 'administer', $3, 'essai')`,
  [central, local, ids.lycee],
);

const sessionOf = async (login: string, secret = password) => {
  const reply = await signIn(login, { password: secret });
  // Who looks after accounts needs a second factor: these tests are about what they do then.
  if (reply.statusCode === 403) return { [NAME]: await provenSession({ db, clock, run }, login) };
  assert.equal(reply.statusCode, 200, reply.body);
  return { [NAME]: givenCookie(reply, NAME) ?? '' };
};
type Cookies = Record<string, string>;
const statusOf = async (cookies: Cookies) =>
  (await knock('GET', '/api/identity/session', { cookies })).statusCode;
const idsOf = async (...logins: string[]) =>
  (
    await run<{ id: string }>(
      'select id from identity.account where login = any($1::text[]) order by login',
      [logins],
    )
  ).map(({ id }) => id);
const plan = async (cookies: Cookies, verb: string, who: object) => {
  const reply = await knock('POST', '/api/identity/account-plans', {
    cookies,
    json: { verb, who },
  });
  assert.equal(reply.statusCode, 200, reply.body);
  return reply.json();
};
const act = async (cookies: Cookies, verb: string, who: object, mark?: string) =>
  knock('POST', '/api/identity/account-acts', {
    cookies,
    json: { verb, who, reason: 'essai', mark: mark ?? (await plan(cookies, verb, who)).mark },
  });
const undo = (cookies: Cookies, id: string) =>
  knock('DELETE', `/api/identity/account-acts/${id}`, { cookies });
const logins = (text: string) => ({ by: 'logins', text });

test('a locked account loses every session at once, opens with no password, and is as before once unlocked', async () => {
  const [ada, headsOwn] = [await sessionOf('ada.alpha'), await sessionOf('helene.essai')];
  const done = await act(headsOwn, 'lock', { by: 'choice', ids: await idsOf('ada.alpha') });
  assert.equal(done.statusCode, 200, done.body);
  assert.equal(await statusOf(ada), 401);
  const refused = await signIn('ada.alpha');
  assert.deepEqual([refused.statusCode, refused.json().code], [403, 'identity.account-shut']);
  const guessed = await signIn('ada.alpha', { password: 'faux' });
  assert.equal(guessed.json().code, 'identity.unknown-login-or-password', 'told only to its owner');
  const freed = await act(headsOwn, 'unlock', { by: 'choice', ids: await idsOf('ada.alpha') });
  assert.equal(freed.statusCode, 200, freed.body);
  assert.equal(await statusOf(ada), 401, 'what was ended stays ended');
  await sessionOf('ada.alpha');
});

test('a sign-in that comes in at the very moment of the lock opens nothing', async () => {
  const late = await sessionOf('bruno.beta');
  await run(
    `insert into identity.account_lock (account_id, since, reason)
     select id, now(), 'essai' from identity.account where login = 'bruno.beta'`,
  );
  assert.equal(await statusOf(late), 401, 'its session was not ended, and yet');
  await run('delete from identity.account_lock');
});

test('a head acts in their school, a local administrator in theirs, the central one everywhere; a teacher nowhere', async () => {
  const who = logins('chloe.gamma');
  const there = await sessionOf('helene.essai');
  const planned = await plan(there, 'lock', who);
  assert.deepEqual(
    [planned.count, planned.leftOut],
    [0, [{ login: 'chloe.gamma', displayName: null, why: 'unknown' }]],
    'of another school: as if there were no such login',
  );
  assert.equal((await act(there, 'lock', who, planned.mark)).statusCode, 409);
  const everywhere = await sessionOf('colette.essai');
  assert.equal((await act(everywhere, 'lock', who)).statusCode, 200);
  assert.equal((await act(everywhere, 'unlock', who)).statusCode, 200);
  const locally = await sessionOf('loic.essai');
  assert.equal((await plan(locally, 'lock', logins('bruno.beta'))).count, 1);
  assert.equal((await plan(locally, 'lock', who)).count, 0);
  const teacher = await sessionOf('ada.alpha');
  for (const [method, url, json] of [
    ['GET', '/api/identity/accounts-desk', undefined],
    ['GET', `/api/identity/accounts?structureId=${ids.lycee}`, undefined],
    ['POST', '/api/identity/account-plans', { verb: 'lock', who }],
    [
      'POST',
      '/api/identity/account-acts',
      { verb: 'lock', who, reason: 'x', mark: '0'.repeat(64) },
    ],
  ] as const)
    assert.equal((await knock(method, url, { cookies: teacher, json })).statusCode, 404, url);
});

test('a plan says who is left out and why: oneself, administrators, unknown logins, those already so', async () => {
  const cookies = await sessionOf('helene.essai');
  await act(cookies, 'lock', logins('bruno.beta'));
  const { count, leftOut, first } = await plan(
    cookies,
    'lock',
    logins('Ada.Alpha\nhelene.essai; loic.essai, bruno.beta\n personne.ici ada.alpha'),
  );
  assert.deepEqual([count, first], [1, [{ login: 'ada.alpha', displayName: 'Ada Alpha' }]]);
  assert.deepEqual(
    leftOut.map(({ login, why }: { login: string; why: string }) => [login, why]),
    [
      ['personne.ici', 'unknown'],
      ['bruno.beta', 'already'],
      ['helene.essai', 'oneself'],
      ['loic.essai', 'administrator'],
    ],
  );
  await act(cookies, 'unlock', logins('bruno.beta'));
});

test('what was planned is what is done: a plan that changed since is refused, and nothing is done', async () => {
  const cookies = await sessionOf('helene.essai');
  const who = { by: 'filter', filter: { structureId: ids.lycee, profile: 'ENS' } };
  const { mark, count } = await plan(cookies, 'lock', who);
  await bring('Nouvelle', [ids.lycee]);
  const refused = await act(cookies, 'lock', who, mark);
  assert.deepEqual([refused.statusCode, refused.json().code], [409, 'identity.plan-outdated']);
  assert.deepEqual(await run('select from identity.account_lock'), []);
  const done = await act(cookies, 'lock', who);
  assert.equal(done.json().count, count + 1);
  const back = await undo(cookies, done.json().id);
  assert.deepEqual(back.json(), { count: count + 1, kept: 0 });
  assert.deepEqual(await run('select from identity.account_lock'), []);
  assert.equal((await undo(cookies, done.json().id)).statusCode, 409, 'once only');
});

const activate = (form: Record<string, string>, ip = '192.0.2.77') =>
  knock('POST', '/activation', {
    ip,
    form: { login: 'ada.alpha', again: form['password'] ?? '', ...form },
  });

test('a reset closes everything and gives a code that opens once, with a password of one’s own', async () => {
  const [ada, cookies] = [await sessionOf('ada.alpha'), await sessionOf('helene.essai')];
  const done = (await act(cookies, 'reset', logins('ada.alpha'))).json();
  const [{ code, login }] = done.codes;
  assert.match(code, /^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/);
  assert.equal(login, 'ada.alpha');
  assert.equal(await statusOf(ada), 401);
  assert.equal((await signIn('ada.alpha')).statusCode, 401, 'the former password is no more');
  const kept = JSON.stringify(await run('select * from identity.activation_code'));
  assert.ok(!kept.includes(code) && !kept.includes(code.replaceAll('-', '')));
  assert.equal((await activate({ code, password: 'court' })).statusCode, 400);
  assert.equal((await activate({ code, password: 'ada.alpha est moi' })).statusCode, 400);
  assert.equal(
    (await activate({ code: 'aaaa-bbbb-cccc', password: 'trois mots bien choisis' })).statusCode,
    401,
  );
  assert.equal(
    (await activate({ login: 'personne.ici', code, password: 'trois mots bien choisis' }))
      .statusCode,
    401,
  );
  const [one, two] = await Promise.all([
    activate({
      code: code.toUpperCase().replaceAll('-', ' '),
      password: 'trois mots bien choisis',
    }),
    activate({ code, password: 'quatre mots bien choisis' }, '192.0.2.78'),
  ]);
  assert.deepEqual([one.statusCode, two.statusCode].sort(), [303, 401]);
  const mine = one.statusCode === 303 ? 'trois mots bien choisis' : 'quatre mots bien choisis';
  await sessionOf('ada.alpha', mine);
  assert.equal((await undo(cookies, done.id)).json().count, 0, 'a password chosen since stays');
  await sessionOf('ada.alpha', mine);
  await run(
    `update identity.account set password_hash = (select password_hash from identity.account where login = 'bruno.beta')
     where login = 'ada.alpha'`,
  );
});

test('a code ends after thirty days; a reset that was a mistake is undone, and the former password opens again', async () => {
  const cookies = await sessionOf('helene.essai');
  const done = (await act(cookies, 'reset', logins('bruno.beta'))).json();
  const [{ code }] = done.codes;
  assert.equal((await signIn('bruno.beta')).statusCode, 401);
  assert.deepEqual((await undo(cookies, done.id)).json(), { count: 1, kept: 0 });
  await sessionOf('bruno.beta');
  assert.equal(
    (await activate({ login: 'bruno.beta', code, password: 'trois mots bien choisis' })).statusCode,
    401,
  );
  const again = (await act(cookies, 'reset', logins('bruno.beta'))).json();
  await run(`update identity.activation_code set ends_at = $1`, [clock.now()]);
  assert.equal(
    (
      await activate({
        login: 'bruno.beta',
        code: again.codes[0].code,
        password: 'trois mots bien choisis',
      })
    ).statusCode,
    401,
  );
  await undo(cookies, again.id);
});

test('only whom no feed sends is deleted: at once closed and unlisted, given back whole, or erased in the end', async () => {
  const cookies = await sessionOf('helene.essai');
  const bruno = await sessionOf('bruno.beta');
  await bring('Flux', [ids.lycee]);
  await run(
    `insert into directory.person_jointure (academy, type, jointure, person_id, source)
     select '99', 'PersEducNat', '1', person_id, 'aaf:2D:99' from identity.account where login = 'flux.essai'`,
  );
  const { count, leftOut } = await plan(cookies, 'delete', logins('flux.essai bruno.beta'));
  assert.deepEqual([count, leftOut[0].why], [1, 'sent']);
  const done = await act(cookies, 'delete', logins('bruno.beta'));
  assert.equal(done.statusCode, 200, done.body);
  assert.equal(await statusOf(bruno), 401);
  assert.equal((await signIn('bruno.beta')).statusCode, 403);
  const [listed] = await run<{ n: number }>(
    `select count(*)::int as n from directory.membership m join identity.account a using (person_id) where a.login = 'bruno.beta'`,
  );
  assert.equal(listed?.n, 0);
  const page = await knock('GET', `/api/identity/accounts?structureId=${ids.lycee}&state=deleted`, {
    cookies,
  });
  const [row] = page.json().accounts;
  assert.deepEqual([row.login, row.state], ['bruno.beta', 'deleted']);
  const left = Math.round((Date.parse(row.erasedOn) - Date.now()) / 86_400_000);
  assert.ok(Math.abs(left - eraseAfter.initial) <= 1, row.erasedOn);
  assert.equal((await undo(cookies, done.json().id)).statusCode, 200);
  await sessionOf('bruno.beta');
});

test('nobody deletes whoever also belongs to a school that is not theirs', async () => {
  await bring('Deux', [ids.lycee, ids.college]);
  const { leftOut } = await plan(await sessionOf('helene.essai'), 'delete', logins('deux.essai'));
  assert.equal(leftOut[0].why, 'elsewhere');
  assert.equal(
    (await plan(await sessionOf('colette.essai'), 'delete', logins('deux.essai'))).count,
    1,
  );
});

test('undoing leaves alone what was done again since, and what is not one’s own to undo', async () => {
  const cookies = await sessionOf('helene.essai');
  const first = (await act(cookies, 'lock', logins('ada.alpha bruno.beta'))).json();
  await act(cookies, 'unlock', logins('bruno.beta'));
  await act(cookies, 'lock', logins('bruno.beta'));
  assert.deepEqual((await undo(cookies, first.id)).json(), { count: 1, kept: 1 });
  const everywhere = await sessionOf('colette.essai');
  const other = (await act(everywhere, 'lock', logins('chloe.gamma'))).json();
  assert.equal((await undo(cookies, other.id)).statusCode, 404);
  await undo(everywhere, other.id);
  await act(cookies, 'unlock', logins('bruno.beta'));
});

test('the list is by name, by fifty, and finds by name, login, profile and state without accents', async () => {
  const cookies = await sessionOf('helene.essai');
  await run(
    `with many as (insert into directory.person (given_name, family_name)
         select 'Élève', 'Nombre ' || to_char(n, 'FM000') from generate_series(1, 70) n returning id, family_name),
       members as (insert into directory.group_member (group_id, person_id, source, valid_from)
         select g.id, many.id, 'test', '2026-09-01' from many, directory.people_group g
         where g.structure_id = $1 and g.code = 'ELV')
     insert into identity.account (person_id, login) select id, 'eleve.nombre' || right(family_name, 3) from many`,
    [ids.lycee],
  );
  const list = async (query: string) =>
    (
      await knock('GET', `/api/identity/accounts?structureId=${ids.lycee}&${query}`, { cookies })
    ).json();
  const one = await list('profile=ELV');
  assert.deepEqual(
    [one.accounts.length, one.count, one.accounts[0].login],
    [50, 70, 'eleve.nombre001'],
  );
  const two = await list(`profile=ELV&after=${one.next}`);
  assert.deepEqual(
    [two.accounts.length, two.next, two.accounts[0].login],
    [20, null, 'eleve.nombre051'],
  );
  assert.equal((await list('text=eleve%20nombre%20007')).accounts[0].login, 'eleve.nombre007');
  assert.equal((await list('state=waiting')).count, 70);
  assert.equal((await list('text=%25')).count, 0);
});

test('what was done thirty days ago can no longer be taken back, and its hashes are gone', async () => {
  const cookies = await sessionOf('helene.essai');
  const done = (await act(cookies, 'reset', logins('bruno.beta'))).json();
  await run(
    `update identity.account_act set done_at = done_at - interval '31 days' where id = $1`,
    [done.id],
  );
  await dropOldActs({ db, log });
  const lines = await run(`select was from identity.account_act_line where act_id = $1`, [done.id]);
  assert.deepEqual(lines, [{ was: {} }]);
  assert.equal((await undo(cookies, done.id)).statusCode, 409);
});

test('a reset ends the link that was sent to choose another password', async () => {
  const [ada] = await run<{ id: string }>(
    `select person_id as id from identity.account where login = 'ada.alpha'`,
  );
  const letter = await drawPasswordLink({ db }, ada?.id ?? '');
  const cookies = await sessionOf('helene.essai');
  const done = (await act(cookies, 'reset', logins('ada.alpha'))).json();
  const word = 'trois mots bien choisis';
  const cle = new URL(letter?.href ?? '', 'https://x').searchParams.get('cle') ?? '';
  const form = { cle, password: word, again: word };
  assert.equal((await knock('POST', '/mot-de-passe/nouveau', { form })).statusCode, 404);
  await undo(cookies, done.id);
});

test('whoever leads another school too is given a new way in by that school or the platform, not by the others', async () => {
  await bring('Directrice', [ids.college], 'DIR');
  await run(
    `insert into directory.group_member (group_id, person_id, source, valid_from)
     select g.id, a.person_id, 'test', '2026-09-01' from directory.people_group g, identity.account a
     where g.structure_id = $1 and g.code = 'ENS' and a.login = 'directrice.essai'`,
    [ids.lycee],
  );
  const who = logins('directrice.essai');
  for (const login of ['helene.essai', 'loic.essai'])
    for (const verb of ['reset', 'reset-factors']) {
      const { count, leftOut } = await plan(await sessionOf(login), verb, who);
      assert.deepEqual([count, leftOut[0]?.why], [0, 'elsewhere'], `${verb} by ${login}`);
    }
  assert.equal((await plan(await sessionOf('colette.essai'), 'reset', who)).count, 1);
});

test('what the platform did to an administrator, or elsewhere, is not a head’s to take back', async () => {
  const [everywhere, there] = [await sessionOf('colette.essai'), await sessionOf('helene.essai')];
  const filter = { structureId: ids.lycee, text: 'loic.essai' };
  const done = (await act(everywhere, 'lock', { by: 'filter', filter })).json();
  assert.equal(done.count, 1);
  const locks = async () => (await run('select from identity.account_lock')).length;
  assert.deepEqual([(await undo(there, done.id)).statusCode, await locks()], [404, 1]);
  await act(everywhere, 'unlock', logins('loic.essai'));
  const other = (await act(everywhere, 'lock', logins('chloe.gamma'))).json();
  // As when whoever looks after the platform wears a hat of this school.
  await run('update identity.account_act set structure_id = $1 where id = $2', [
    ids.lycee,
    other.id,
  ]);
  assert.deepEqual([(await undo(there, other.id)).statusCode, await locks()], [404, 1]);
  await act(everywhere, 'unlock', logins('chloe.gamma'));
});
