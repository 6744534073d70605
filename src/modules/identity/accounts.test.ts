import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash } from '@node-rs/argon2';
import { actOnAccounts } from './accounts/commands/act-on-accounts.ts';
import { undoAccountAct } from './accounts/commands/undo-account-act.ts';
import { planOf } from './accounts/queries/targets.ts';
import { openAccounts, openNamedAccounts } from './commands/open-accounts.ts';
import { identityHouse } from './module.ts';
import { givenCookie, openTestDoors, password } from './testing.ts';

const { db, log, run, config, blobs, signIn, knock, ids, seal } = await openTestDoors();
const ctx = { db, log };

/** Brings people of these names into the first school, in this order. */
const arrive = async (...names: [given: string, family: string][]) => {
  const arrived: string[] = [];
  for (const [given, family] of names) {
    const [row] = await run<{ id: string }>(
      `with one as (insert into directory.person (given_name, family_name) values ($1, $2) returning id)
       insert into directory.group_member (group_id, person_id, source, valid_from)
       select g.id, one.id, 'test', '2026-09-01' from one, directory.people_group g
       where g.structure_id = $3 and g.code = 'ELV' returning person_id as id`,
      [given, family, ids.lycee],
    );
    arrived.push(row?.id ?? '');
  }
  return arrived;
};
const loginsOf = async (people: readonly string[]) => {
  const rows = await run<{ person_id: string; login: string }>(
    'select person_id, login from identity.account where person_id = any($1::uuid[])',
    [people],
  );
  return people.map((id) => rows.find(({ person_id }) => person_id === id)?.login);
};

test('logins are prenom.nom without accents, signs or spaces, thirty letters at most', async () => {
  const people = await arrive(
    ['Éloïse', "D'ESSAI-MARTIN"],
    ['Jean Marc', 'Œuvrard'],
    ['Zoé', 'ÇELIK'],
    ['A'.repeat(50), 'B'.repeat(50)],
    ['李', '王'],
  );
  assert.equal(await openAccounts(ctx), 5);
  assert.deepEqual(await loginsOf(people), [
    'eloise.dessaimartin',
    'jeanmarc.oeuvrard',
    'zoe.celik',
    `${'a'.repeat(30)}.${'b'.repeat(30)}`,
    'x.x',
  ]);
});

test('the second of a name gets 2, whenever they come; opening twice opens nothing more', async () => {
  const first = await arrive(['Léo', 'Homonyme'], ['LÉO', 'HOMONYME']);
  await openAccounts(ctx);
  assert.deepEqual((await loginsOf(first)).sort(), ['leo.homonyme', 'leo.homonyme2']);
  const later = await arrive(['Léo', 'Homonyme']);
  assert.equal(await openAccounts(ctx), 1);
  assert.equal(await openAccounts(ctx), 0);
  assert.deepEqual(await loginsOf(later), ['leo.homonyme3']);
});

test('the login of an erased account never passes to another, and its name is nowhere', async () => {
  const [gone = ''] = await arrive(['Irène', 'Effacée']);
  await openAccounts(ctx);
  const { forgetPerson } = identityHouse({ config, blobs, seal });
  await forgetPerson(ctx, gone, 'erase');
  await run('delete from directory.person where id = $1', [gone]);
  for (const table of [
    'account',
    'login_stem',
    'session',
    'session_key',
    'handoff',
    'failure_level',
  ]) {
    const rows = await run(
      `select from identity.${table} t where row_to_json(t)::text ~ 'irene|effacee'`,
    );
    assert.equal(rows.length, 0, table);
  }
  const next = await arrive(['Irène', 'Effacée']);
  await openAccounts(ctx);
  assert.deepEqual(await loginsOf(next), ['irene.effacee2']);
});

test('openings at the same time give each person one account, and no login twice', async () => {
  await run(
    `with many as (
       insert into directory.person (given_name, family_name) select 'Max', 'Ensemble' from generate_series(1, 3000) returning id
     )
     insert into directory.group_member (group_id, person_id, source, valid_from)
     select g.id, many.id, 'test', '2026-09-01' from many, directory.people_group g
     where g.structure_id = $1 and g.code = 'ELV'`,
    [ids.lycee],
  );
  const opened = await Promise.all([openAccounts(ctx), openAccounts(ctx), openAccounts(ctx)]);
  assert.deepEqual(opened.sort(), [0, 0, 3000]);
});

test('nobody without a profile today gets an account', async () => {
  const [left = ''] = await arrive(['Paul', 'Parti']);
  await run('update directory.group_member set valid_to = current_date - 1 where person_id = $1', [
    left,
  ]);
  assert.equal(await openAccounts(ctx), 0);
});

test('a login may be chosen for somebody, and counts as given', async () => {
  const [chosen = '', namesake = ''] = await arrive(['Inès', 'Choisie'], ['Admin', 'École']);
  await openNamedAccounts(ctx, [{ personId: chosen, login: 'admin.ecole' }]);
  await openAccounts(ctx);
  assert.deepEqual(await loginsOf([chosen, namesake]), ['admin.ecole', 'admin.ecole2']);
});

test('an account opened without a password lets nobody in; the demo’s lets in with its own', async () => {
  await arrive(['Sans', 'Clé']);
  await openAccounts(ctx);
  for (const tried of ['', 'null', password])
    assert.notEqual((await signIn('sans.cle', { password: tried })).statusCode, 200);
  await arrive(['Avec', 'Clé']);
  await openAccounts(ctx, { passwordHash: await hash('mot de passe commun') });
  assert.equal((await signIn('avec.cle', { password: 'mot de passe commun' })).statusCode, 200);
});

test('accounts open by themselves when a feed was applied', async () => {
  const people = await arrive(['Nouvelle', 'Venue']);
  const { on = [] } = identityHouse({ config, blobs, seal });
  const opening = on.find(({ to }) => to.name === 'directory.feed-applied');
  await opening?.react({ ...ctx, eventId: 1, happenedAt: new Date() }, {} as never);
  assert.deepEqual(await loginsOf(people), ['nouvelle.venue']);
});

test('a hash made at another cost is made again at the next sign-in', async () => {
  const old = await hash(password, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
  await run(`update identity.account set password_hash = $1 where login = 'bruno.beta'`, [old]);
  assert.equal((await signIn('bruno.beta')).statusCode, 200);
  const [row] = await run<{ hash: string }>(
    `select password_hash as hash from identity.account where login = 'bruno.beta'`,
  );
  assert.match(row?.hash ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.equal((await signIn('bruno.beta')).statusCode, 200);
});

test('a person reads all that is kept of them, without any secret', async () => {
  const reply = await signIn('ada.alpha', { headers: { 'user-agent': 'Navigateur 12' } });
  const { exportPerson } = identityHouse({ config, blobs, seal });
  const [row] = await run<{ id: string }>(
    `select person_id as id from identity.account where login = 'ada.alpha'`,
  );
  const text = JSON.stringify(await exportPerson(ctx, row?.id ?? ''));
  assert.match(text, /"login":"ada\.alpha"/);
  assert.match(text, /Navigateur 12/);
  assert.match(text, /192\.0\.2\.0\/24/, 'the network, not the address');
  assert.doesNotMatch(text, /argon2|192\.0\.2\.1"/);
  assert.ok(!text.includes(givenCookie(reply, '__Host-preau') ?? ''));
  assert.doesNotMatch(text, /bruno/);
});

test('forgetting a person ends what they had open', async () => {
  const reply = await signIn('chloe.gamma');
  const cookies = { '__Host-preau': givenCookie(reply, '__Host-preau') ?? '' };
  const { forgetPerson } = identityHouse({ config, blobs, seal });
  await forgetPerson(ctx, reply.json().person.id, 'erase');
  assert.equal((await knock('GET', '/api/identity/session', { cookies })).statusCode, 401);
  assert.equal((await signIn('chloe.gamma')).statusCode, 401);
});

test('whoever lost everything has their second factors taken away by the head, who had to prove themselves; it is told and traced', async () => {
  const [ada] = await run<{ id: string; personId: string }>(
    `select id, person_id as "personId" from identity.account where login = 'ada.alpha'`,
  );
  const who = { by: 'choice' as const, ids: [String(ada?.id)] };
  const desk = { db, log, clock: { now: () => new Date() }, actor: null };
  assert.equal((await planOf(desk, 'reset-factors', who)).leftOut[0]?.why, 'already');
  await run(
    `insert into identity.factor (account_id, kind, name, added_at, sealed_secret) values ($1, 'totp', 'x', now(), 'y')`,
    [ada?.id],
  );
  assert.equal((await signIn('ada.alpha')).statusCode, 401);
  const { mark } = await planOf(desk, 'reset-factors', who);
  const { id } = await actOnAccounts(desk, { verb: 'reset-factors', who, reason: 'perdu', mark });
  assert.equal((await signIn('ada.alpha')).statusCode, 200);
  const [told] = await run<{ what: string }>(
    `select payload->>'what' as what from kernel.event where name = 'identity.factors-changed' order by id desc limit 1`,
  );
  assert.equal(told?.what, 'reset');
  const [traced] = await run(`select from kernel.act where verb = 'identity.reset-factors'`);
  assert.notEqual(traced, undefined);
  await assert.rejects(undoAccountAct(desk, id), { code: 'identity.no-such-act' });
});
