import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givenCookie, openTestDoors, password } from '../testing.ts';
import { writtenNetwork } from './network.ts';

const doors = await openTestDoors({ demo: [] });
const { knock, run, ids, clock } = doors;
const NAME = '__Host-preau';
type Cookies = Record<string, string>;

await run(`
  insert into directory.people_group (structure_id, kind, code, label, source, valid_from)
    select id, 'profile', code, code, 'test', '2026-09-01' from directory.structure, unnest(array['DIR', 'TUT']) as code`);

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
await bring('Elie', [ids.lycee], 'ELV');
await bring('Paul', [ids.college], 'TUT');
const central = await bring('Colette', []);
const local = await bring('Loic', [ids.lycee]);
await run(
  `insert into directory.power (person_id, verb, structure_id, reason) values
     ($1, 'administer', null, 'essai'), ($2, 'administer', $3, 'essai')`,
  [central, local, ids.lycee],
);
const signIn = (login: string) => doors.signIn(login, { password });
const as = async (login: string): Promise<Cookies> => {
  const reply = await signIn(login);
  assert.equal(reply.statusCode, 200, reply.body);
  return { [NAME]: givenCookie(reply, NAME) ?? '' };
};
const isIn = async (cookies: Cookies) =>
  (await knock('GET', '/api/identity/session', { cookies })).statusCode === 200;
const ask = (cookies: Cookies, path: string, json: object) =>
  knock('POST', `/api/identity/${path}`, { cookies, json });
const drop = (cookies: Cookies, path: string) =>
  knock('DELETE', `/api/identity/${path}`, { cookies });
const everybody = { brandKey: null, structureId: null, profile: null };
const lycee = { ...everybody, structureId: ids.lycee };
const reason = 'essai de test';

test('every session of a profile of a school ends at once, and nobody else’s; half proofs at the door too', async () => {
  const [elie, bruno, chloe, head] = [
    await as('elie.essai'),
    await as('bruno.beta'),
    await as('chloe.gamma'),
    await as('helene.essai'),
  ];
  const done = await ask(head, 'revocations', { reach: { ...lycee, profile: 'ELV' }, reason });
  assert.deepEqual([done.statusCode, done.json()], [200, { count: 1 }]);
  assert.deepEqual(await Promise.all([elie, bruno, chloe, head].map(isIn)), [
    false,
    true,
    true,
    true,
  ]);
  const all = await ask(head, 'revocations', { reach: lycee, reason });
  assert.ok(all.json().count >= 1);
  assert.deepEqual(await Promise.all([bruno, chloe, head].map(isIn)), [false, true, true]);
  for (const reach of [
    everybody,
    { ...everybody, brandKey: 'beta' },
    { ...lycee, structureId: ids.college },
  ])
    assert.equal((await ask(head, 'revocations', { reach, reason })).statusCode, 404);
  const everywhere = await as('colette.essai');
  const brand = { ...everybody, brandKey: 'beta' };
  assert.equal((await ask(everywhere, 'revocations', { reach: brand, reason })).statusCode, 200);
  assert.deepEqual(
    await Promise.all([chloe, head].map(isIn)),
    [false, true],
    'the collège is Beta',
  );
  assert.equal(
    (await ask(everywhere, 'revocations', { reach: everybody, reason })).statusCode,
    200,
  );
  assert.deepEqual(await Promise.all([head, everywhere].map(isIn)), [false, true]);
});

test('the sessions of a pasted list end from the desk of accounts, which tells each person’s traces; it is not undone', async () => {
  const [head, elie, bruno] = [
    await as('helene.essai'),
    await as('elie.essai'),
    await as('bruno.beta'),
  ];
  const who = { by: 'logins', text: 'elie.essai' };
  const plan = await ask(head, 'account-plans', { verb: 'end-sessions', who });
  const { mark } = plan.json();
  const done = await ask(head, 'account-acts', { verb: 'end-sessions', who, reason, mark });
  assert.equal(done.statusCode, 200, done.body);
  assert.deepEqual(await Promise.all([elie, bruno].map(isIn)), [false, true]);
  assert.equal((await drop(head, `account-acts/${done.json().id}`)).statusCode, 404);
  await as('elie.essai');
});

test('a hundred thousand sessions of a region end well within the minute', async () => {
  await run(
    `insert into identity.session (account_id, strength, started_at, last_seen_at, expires_at, agent)
     select a.id, 'password', $1, $1, $1::timestamptz + interval '8 hours', ''
     from identity.account a, generate_series(1, 20000) where a.login in
       ('ada.alpha', 'bruno.beta', 'chloe.gamma', 'elie.essai', 'paul.essai')`,
    [clock.now()],
  );
  const cookies = await as('colette.essai');
  const began = performance.now();
  const done = await ask(cookies, 'revocations', { reach: everybody, reason });
  const seconds = (performance.now() - began) / 1000;
  console.log(`ended ${done.json().count} sessions in ${seconds.toFixed(1)} s`);
  assert.ok(done.json().count >= 100_000);
  assert.ok(seconds < 60);
  await run('delete from identity.session');
});

test('what is suspended for pupils is open to staff; they read why, and it ends by itself or is lifted', async () => {
  const [head, elie, bruno] = [
    await as('helene.essai'),
    await as('elie.essai'),
    await as('bruno.beta'),
  ];
  const photo = (cookies: Cookies) =>
    knock('PUT', '/api/identity/photo', {
      cookies,
      headers: { 'content-type': 'application/octet-stream' },
    });
  const wanted = { capability: 'put-photo', reach: { ...lycee, profile: 'ELV' }, hours: 2, reason };
  const { id } = (await ask(head, 'suspensions', wanted)).json();
  clock.pass(1);
  const refused = await photo(elie);
  assert.deepEqual([refused.statusCode, refused.json().code], [403, 'identity.suspended']);
  assert.notEqual((await photo(bruno)).json().code, 'identity.suspended', 'staff are left open');
  const shown = (await knock('GET', '/api/identity/session', { cookies: elie })).json().suspended;
  assert.deepEqual([shown.length, shown[0].capability, shown[0].reason], [1, 'put-photo', reason]);
  clock.pass(115);
  assert.equal((await photo(await as('elie.essai'))).statusCode, 403);
  clock.pass(5);
  assert.notEqual((await photo(await as('elie.essai'))).json().code, 'identity.suspended', 'over');
  const again = (
    await ask(await as('helene.essai'), 'suspensions', { ...wanted, hours: null })
  ).json();
  clock.pass(1);
  assert.equal((await photo(await as('elie.essai'))).statusCode, 403);
  assert.equal((await drop(await as('loic.essai'), `suspensions/${again.id}`)).statusCode, 200);
  clock.pass(1);
  assert.notEqual((await photo(await as('elie.essai'))).json().code, 'identity.suspended');
  assert.equal((await drop(await as('helene.essai'), `suspensions/${id}`)).statusCode, 200);
  assert.equal((await drop(await as('helene.essai'), `suspensions/${id}`)).statusCode, 404);
});

test('ÉduConnect only closes passwords and the demo’s clicks to pupils and parents, and says which door; staff come in', async () => {
  const admin = await as('loic.essai');
  const mode = { name: 'educonnect-only', reach: lycee, reason };
  assert.equal((await ask(await as('helene.essai'), 'modes', mode)).statusCode, 404, 'not a head');
  const { id } = (await ask(admin, 'modes', mode)).json();
  const refused = await signIn('elie.essai');
  assert.deepEqual([refused.statusCode, refused.json().code], [403, 'identity.educonnect-only']);
  const page = await knock('POST', '/connexion', { form: { login: 'elie.essai', password } });
  assert.match(page.body, /par ÉduConnect/);
  const wrong = await doors.signIn('elie.essai', { password: 'faux' });
  assert.equal(wrong.json().code, 'identity.unknown-login-or-password', 'told to its owner alone');
  for (const login of ['bruno.beta', 'paul.essai', 'loic.essai']) await as(login);
  assert.equal((await drop(admin, `modes/${id}`)).statusCode, 200);
  await as('elie.essai');
  const teachers = { ...mode, reach: { ...lycee, profile: 'ENS' } };
  assert.equal((await ask(admin, 'modes', teachers)).json().code, 'identity.mode-not-for-them');
});

test('a whole brand by ÉduConnect is said on its sign-in page before anybody types', async () => {
  const admin = await as('colette.essai');
  const quiet = await knock('GET', '/connexion?marque=beta&hote=beta.test');
  assert.doesNotMatch(quiet.body, /ÉduConnect/);
  const reach = { ...everybody, brandKey: 'beta' };
  const { id } = (await ask(admin, 'modes', { name: 'educonnect-only', reach, reason })).json();
  clock.pass(1);
  const page = await knock('GET', '/connexion?marque=beta&hote=beta.test');
  assert.match(page.body, /Élèves et parents/);
  assert.doesNotMatch((await knock('GET', '/connexion')).body, /Élèves et parents/);
  await drop(admin, `modes/${id}`);
});

test('a password chosen before the mode opens nothing more; one chosen since does', async () => {
  const admin = await as('loic.essai');
  const reach = { ...lycee, profile: 'ENS' };
  const { id } = (await ask(admin, 'modes', { name: 'new-password', reach, reason })).json();
  const refused = await signIn('bruno.beta');
  assert.deepEqual(
    [refused.statusCode, refused.json().code],
    [403, 'identity.new-password-needed'],
  );
  await as('elie.essai');
  await run(`update identity.account set password_at = $1 where login = 'bruno.beta'`, [
    clock.now(),
  ]);
  await as('bruno.beta');
  await drop(admin, `modes/${id}`);
});

test('a school’s address is declared by who looks after it, never wider than a school is', async () => {
  assert.equal(writtenNetwork('192.0.2.7'), '192.0.2.7/32');
  assert.equal(writtenNetwork('192.0.2.7/24'), '192.0.2.0/24');
  assert.equal(writtenNetwork('2001:db8:0:1::7'), '2001:db8:0:1::/64');
  for (const wide of ['0.0.0.0/0', '10.0.0.0/8', '::/0', '2001:db8::/32', 'ici', '', '192.0.2'])
    assert.ok(writtenNetwork(wide) === undefined || wide === '192.0.2', wide);
  const head = await as('helene.essai');
  const declare = (structureId: string, network = '198.51.100.0/28') =>
    ask(head, 'known-networks', { structureId, network });
  assert.equal((await declare(ids.college)).statusCode, 404);
  assert.equal((await declare(ids.lycee, '0.0.0.0/0')).json().code, 'identity.not-a-network');
  const { id } = (await declare(ids.lycee)).json();
  const page = (await knock('GET', '/api/identity/security', { cookies: head })).json();
  assert.deepEqual(
    page.networks.map(({ network, source }: { network: string; source: string }) => [
      network,
      source,
    ]),
    [['198.51.100.0/28', 'declared']],
  );
  assert.equal((await drop(head, `known-networks/${id}`)).statusCode, 200);
});

test('whoever looks after no account finds no such page, and each act is for who has just proven it is them', async () => {
  const teacher = await as('bruno.beta');
  assert.equal(
    (await knock('GET', '/api/identity/security', { cookies: teacher })).statusCode,
    404,
  );
  for (const [path, json] of [
    ['revocations', { reach: lycee, reason }],
    ['suspensions', { capability: 'put-photo', reach: lycee, hours: 1, reason }],
    ['modes', { name: 'second-factor', reach: lycee, reason }],
    ['known-networks', { structureId: ids.lycee, network: '192.0.2.1' }],
  ] as const)
    assert.equal((await ask(teacher, path, json)).statusCode, 404, path);
  const head = await as('helene.essai');
  clock.pass(11);
  const late = await ask(head, 'revocations', { reach: lycee, reason });
  assert.equal(late.json().code, 'identity.step-up-needed');
});

test('each of these acts is traced where it was done', async () => {
  const verbs = await run<{ verb: string }>(
    `select distinct verb from kernel.act where scope = $1 and outcome = 'done' order by 1`,
    [ids.lycee],
  );
  const noted = new Set(verbs.map(({ verb }) => verb));
  for (const verb of [
    'end-sessions',
    'suspend',
    'lift-suspension',
    'set-mode',
    'end-mode',
    'declare-network',
    'forget-network',
  ])
    assert.ok(noted.has(`identity.${verb}`), verb);
});
