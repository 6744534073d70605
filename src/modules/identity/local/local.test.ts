import assert from 'node:assert/strict';
import { test } from 'node:test';
import { provenSession } from '../factors/testing.ts';
import { givenCookie, openTestDoors, password } from '../testing.ts';

const { knock, signIn, run, ids, db, clock } = await openTestDoors();
const NAME = '__Host-preau';

await run(
  `insert into directory.people_group (structure_id, kind, code, label, source, valid_from)
   select id, 'profile', 'DIR', 'DIR', 'test', '2026-09-01' from directory.structure`,
);
await run(
  `insert into directory.group_member (group_id, person_id, source, valid_from)
   select g.id, a.person_id, 'test', '2026-09-01' from directory.people_group g, identity.account a
   where g.code = 'DIR' and (g.structure_id, a.login) in (($1, 'bruno.beta'), ($2, 'chloe.gamma'))`,
  [ids.lycee, ids.college],
);
/** Of their two profiles, head: the hat that they wear. */
await run(
  `update identity.account set worn_profile = 'DIR', worn_structure_id = case login
  when 'bruno.beta' then $1::uuid else $2::uuid end where login in ('bruno.beta', 'chloe.gamma')`,
  [ids.lycee, ids.college],
);

const sessionOf = async (login: string, secret = password) => {
  const reply = await signIn(login, { password: secret });
  // Who looks after accounts needs a second factor: these tests are about what they do then.
  if (reply.statusCode === 403) return { [NAME]: await provenSession({ db, clock, run }, login) };
  assert.equal(reply.statusCode, 200, reply.body);
  return { [NAME]: givenCookie(reply, NAME) ?? '' };
};
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date());
const dayFrom = (days: number) =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

const open = async (more: object = {}, login = 'bruno.beta') =>
  knock('POST', '/api/identity/local-accounts', {
    cookies: await sessionOf(login),
    json: {
      ...{ structureId: ids.lycee, givenName: 'Iris', familyName: 'L’Invitée', email: null },
      ...{ kind: 'guest', profile: 'ETA', reason: 'atelier', until: dayFrom(30), ...more },
    },
  });
const list = async (login = 'bruno.beta') =>
  (await knock('GET', '/api/identity/local-accounts', { cookies: await sessionOf(login) })).json();
const activate = (login: string, code: string, secret: string) =>
  knock('POST', '/activation', {
    ip: '192.0.2.99',
    form: { login, code, password: secret, again: secret },
  });
const mine = 'trois mots bien choisis';

test('a guest signs in with the code, as staff of that school, until somebody ends it; extended, as before', async () => {
  const opened = await open();
  assert.equal(opened.statusCode, 200, opened.body);
  const { id, login, code } = opened.json();
  assert.equal(login, 'iris.linvitee');
  assert.equal((await activate(login, code, mine)).statusCode, 303);
  const cookies = await sessionOf(login, mine);
  const me = (await knock('GET', '/api/identity/session', { cookies })).json();
  assert.deepEqual([me.profiles, me.current.structureName], [['ETA'], 'Lycée Un']);
  const [shown] = (await list()).accounts;
  assert.deepEqual(
    [shown.login, shown.until, shown.madeBy, shown.reason, shown.isOver],
    [login, dayFrom(30), 'Bruno Bêta', 'atelier', false],
  );
  const head = await sessionOf('bruno.beta');
  const path = `/api/identity/local-accounts/${id}`;
  assert.equal((await knock('DELETE', path, { cookies: head })).statusCode, 200);
  assert.equal((await knock('GET', '/api/identity/session', { cookies })).statusCode, 401);
  const shut = await signIn(login, { password: mine });
  assert.equal(shut.json().code, 'identity.account-shut');
  assert.equal((await knock('DELETE', path, { cookies: head })).statusCode, 404, 'it has ended');
  assert.equal((await list()).accounts[0].isOver, true);
  const back = await knock('PUT', path, { cookies: head, json: { until: dayFrom(60) } });
  assert.equal(back.statusCode, 200, back.body);
  await sessionOf(login, mine);
});

test('nobody takes a profile that is not theirs, an end too far, nor a school that is not one’s own', async () => {
  for (const more of [
    { profile: 'EVS' },
    { kind: 'speaker', profile: 'ENS' },
    { until: dayFrom(400) },
    { until: dayFrom(-1) },
    { profile: 'DIR' },
    { reason: ' ' },
    { givenName: '' },
  ])
    assert.equal((await open(more)).statusCode, 400, JSON.stringify(more));
  assert.equal((await open({ kind: 'substitute', profile: 'ENS' })).statusCode, 200);
  assert.equal((await open({ structureId: ids.college })).statusCode, 404);
  assert.equal((await open({}, 'ada.alpha')).statusCode, 404, 'a teacher');
  assert.equal((await list('chloe.gamma')).accounts.length, 0);
  const [{ id }] = (await list()).accounts;
  const cookies = await sessionOf('chloe.gamma');
  for (const [method, json] of [
    ['DELETE', undefined],
    ['PUT', { until: dayFrom(5) }],
  ] as const)
    assert.equal(
      (await knock(method, `/api/identity/local-accounts/${id}`, { cookies, json })).statusCode,
      404,
    );
});

test('an account is opened by whoever has just shown who they are, not by whoever finds their window open', async () => {
  const cookies = await sessionOf('bruno.beta');
  clock.pass(11);
  const json = {
    ...{ structureId: ids.lycee, givenName: 'Paul', familyName: 'Passant', email: null },
    ...{ kind: 'guest', profile: 'ETA', reason: 'atelier', until: dayFrom(30) },
  };
  const late = await knock('POST', '/api/identity/local-accounts', { cookies, json });
  assert.deepEqual([late.statusCode, late.json().code], [403, 'identity.step-up-needed']);
});
