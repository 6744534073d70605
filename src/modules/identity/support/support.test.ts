import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Asked } from '#kernel/http';
import type { Actor } from '#modules/directory';
import { givenCookie, openTestDoors, password } from '../testing.ts';
import { canHelp } from './policy.ts';
import { heedReadOnly } from './read-only.ts';

const { knock, signIn, run, ids, clock, db, log } = await openTestDoors({ demo: [] });
const NAME = '__Host-preau';
type Cookies = Record<string, string>;
await run(
  `insert into directory.power (person_id, verb, structure_id, reason)
   select person_id, 'administer', null, 'essai' from identity.account where login = 'denis.delta'`,
);
await run(
  `update identity.account set password_hash = (select password_hash from identity.account where login = 'ada.alpha')
   where login = 'denis.delta'`,
);
const as = async (login: string): Promise<Cookies> => ({
  [NAME]: givenCookie(await signIn(login, { password }), NAME) ?? '',
});
const me = async (cookies: Cookies) =>
  (await knock('GET', '/api/identity/session', { cookies })).json();
const help = (cookies: Cookies, login: string, minutes = 20) =>
  knock('POST', '/api/identity/support', {
    cookies,
    json: { login, minutes, reason: 'ne voit pas sa classe' },
  });

test('the portal is seen as they see it, says so on every page, and nothing can be changed', async () => {
  const cookies = await as('denis.delta');
  const started = await help(cookies, 'bruno.beta');
  assert.equal(started.statusCode, 200, started.body);
  const seen = await me(cookies);
  assert.deepEqual([seen.person.login, seen.support.by], ['bruno.beta', 'Denis Delta']);
  assert.equal(seen.administers.length, 0, 'with their powers, not one’s own');
  for (const [method, url] of [
    ['PUT', '/api/identity/session/hat'],
    ['DELETE', '/api/identity/photo'],
    ['POST', '/structure'],
    ['POST', '/api/identity/support'],
    ['POST', '/connexion/confirmer'],
  ] as const) {
    const reply = await knock(method, url, { cookies, json: {} });
    assert.equal(reply.statusCode, 403, `${method} ${url}`);
  }
  const chest = await knock('GET', '/api/test/coffre', { cookies });
  assert.equal(chest.json().code, 'identity.step-up-needed', 'the helper proves nothing of them');
  const over = await knock('POST', '/assistance/fin', { cookies, form: {} });
  assert.equal(over.statusCode, 303);
  assert.deepEqual((await me(cookies)).person.login, 'denis.delta');
  assert.equal((await me(cookies)).support, null);
});

test('no application is opened with their name on it', async () => {
  const cookies = await as('denis.delta');
  await help(cookies, 'bruno.beta');
  const [denis] = await run<{ id: string }>(
    `select person_id as id from identity.account where login = 'denis.delta'`,
  );
  const support = { personId: denis?.id ?? '', displayName: '', endsAt: clock.now() };
  const actor = { support, personId: '', session: { id: '' }, hat: null } as unknown as Actor;
  const asked = { method: 'GET', path: '/cas/login', id: '', ip: '' } as Asked;
  for (const path of ['/cas/login', '/%63as/login', '/c%61s/p3/serviceValidate', '/cas'])
    await assert.rejects(heedReadOnly({ db, log, actor }, { ...asked, path }), {
      code: 'identity.support-reads-only',
    });
  await heedReadOnly({ db, log, actor }, { ...asked, path: '/moi' });
});

test('it ends by itself after the minutes that were asked, half an hour at most', async () => {
  const cookies = await as('denis.delta');
  assert.equal((await help(cookies, 'bruno.beta', 31)).statusCode, 400);
  await help(cookies, 'bruno.beta', 10);
  clock.pass(9);
  assert.equal((await me(cookies)).person.login, 'bruno.beta');
  clock.pass(2);
  assert.equal((await me(cookies)).person.login, 'denis.delta');
});

test('the person is told who, for how long and why; the traces name the helper, not the person', async () => {
  const [event] = await run<{ payload: { by: string; minutes: number; reason: string } }>(
    `select payload from kernel.event where name = 'identity.support-started' order by id limit 1`,
  );
  assert.deepEqual(
    [event?.payload.by, event?.payload.minutes, event?.payload.reason],
    ['Denis Delta', 20, 'ne voit pas sa classe'],
  );
  const traces = await run<{
    verb: string;
    who: string;
    about: string | null;
    scope: string | null;
  }>(
    `select a.verb, w.login as who, o.login as about, a.scope from kernel.act a
     join kernel.pseudonym p on p.pseudonym = a.who join identity.account w on w.person_id = p.person_id
     left join kernel.pseudonym q on q.pseudonym = a.object_id left join identity.account o on o.person_id = q.person_id
     where a.verb in ('identity.start-support', 'identity.end-support') or a.code = 'identity.support-reads-only'
     order by a.id`,
  );
  assert.ok(
    traces.every(({ who }) => who === 'denis.delta'),
    JSON.stringify(traces),
  );
  const [first] = traces;
  assert.deepEqual(
    [first?.verb, first?.about, first?.scope],
    ['identity.start-support', 'bruno.beta', ids.lycee],
  );
  assert.ok(
    traces.some(({ verb }) => verb === 'kernel.change'),
    'what was refused is traced too',
  );
  assert.ok(traces.some(({ verb }) => verb === 'identity.end-support'));
});

test('signing out while one helps ends one’s own session, and the help with it', async () => {
  const cookies = await as('denis.delta');
  await help(cookies, 'bruno.beta');
  assert.equal((await knock('POST', '/deconnexion', { cookies, form: {} })).statusCode, 303);
  assert.equal((await knock('GET', '/api/identity/session', { cookies })).statusCode, 401);
  assert.equal((await me(await as('bruno.beta'))).person.login, 'bruno.beta');
});

test('a helper who administers nothing any more is themselves at once', async () => {
  const cookies = await as('denis.delta');
  await help(cookies, 'bruno.beta');
  await run(`update directory.power set verb = 'open-divisions', structure_id = $1`, [ids.college]);
  assert.equal((await me(cookies)).person.login, 'denis.delta');
  assert.equal((await help(cookies, 'bruno.beta')).statusCode, 404);
});

test('whoever looks after the platform no more sees at once only as those who are all theirs', async () => {
  await run(`update directory.power set verb = 'administer', structure_id = null`);
  const cookies = await as('denis.delta');
  await help(cookies, 'chloe.gamma');
  assert.equal((await me(cookies)).person.login, 'chloe.gamma');
  await run(`update directory.power set structure_id = $1`, [ids.lycee]);
  assert.equal((await me(cookies)).person.login, 'denis.delta');
});

test('nobody helps oneself, nor an administrator of their rank or above; a local one only those who are all theirs', () => {
  const power = (structureId: string | null) => ({
    verb: 'administer' as const,
    ...{ structureId, structureName: null, validTo: null },
  });
  const central = { personId: 'c', powers: [power(null)] };
  const local = { personId: 'l', powers: [power('a')] };
  const teacher = { personId: 't', structureIds: ['a'], administers: [] };
  assert.equal(canHelp(central, teacher), true);
  assert.equal(canHelp(local, teacher), true);
  assert.equal(canHelp(local, { ...teacher, structureIds: ['a', 'b'] }), false);
  assert.equal(canHelp(local, { ...teacher, structureIds: [] }), false);
  assert.equal(canHelp(local, { ...teacher, administers: ['a'] }), false);
  assert.equal(canHelp(central, { ...teacher, administers: ['a'] }), true);
  assert.equal(canHelp(central, { ...teacher, administers: [null] }), false);
  assert.equal(canHelp(central, { ...teacher, personId: 'c' }), false);
  assert.equal(canHelp({ personId: 'x', powers: [] }, teacher), false);
});
