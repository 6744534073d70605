import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { readConfig } from '#config';
import { openHouse } from '#house';
import { openLog } from '#kernel/log';
import { hashPassword, openAccounts } from '#modules/identity';
import { keepersAmong, unmergePeople } from '#modules/privacy';
import { findDuplicates } from '../src/modules/directory/duplicates/commands/find-duplicates.ts';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const { pool, db } = world;
const ctx = { db, log: openLog('silent') };

async function ask(login: string, method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) {
  const cookie = await world.cookieOf(login);
  await pool.query('update identity.session set stepped_up_at = now()');
  const { statusCode, json } = await world.app.inject({
    method,
    url,
    headers: { host: world.host, cookie, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: statusCode, reply: json() };
}

interface Pair {
  id: string;
  reasons: string[];
  can: { merge: boolean };
  records: { id: string; login: string | null; displayName: string }[];
}
const listed = async (login: string): Promise<Pair[]> =>
  (await ask(login, 'GET', '/api/privacy/duplicates')).reply.pairs;

/** Claire Martin once more: a parent of the collège, typed again with a slip, as another record of the académie. */
async function claireAgain(change: { givenName?: string; school?: string; of?: string } = {}) {
  const { rows } = await pool.query<{ id: string }>(
    `insert into directory.person (civility, given_name, family_name, email, mobile, address)
     select civility, $2, family_name, email, mobile, address from directory.person where id = $1 returning id`,
    [change.of ?? (await world.personOf('claire.martin')), change.givenName ?? 'CLAIRE'],
  );
  const id = String(rows[0]?.id);
  await pool.query(
    `insert into directory.person_jointure (academy, type, jointure, person_id, source)
     select academy, 'PersRelEleve', $1::uuid::text, $1::uuid, source from directory.person_jointure limit 1`,
    [id],
  );
  await pool.query(
    `insert into directory.group_member (group_id, person_id, source, valid_from)
     select g.id, $1, 'test', current_date - 1 from directory.people_group g join directory.structure s on s.id = g.structure_id
     where g.kind = 'profile' and g.code = 'TUT' and s.name = $2`,
    [id, change.school ?? 'Collège des Tilleuls'],
  );
  await openAccounts(ctx);
  await findDuplicates(ctx);
  return id;
}

beforeEach(async () => {
  await pool.query(`
    delete from directory.person where id in (select p.id from directory.person p
      join directory.person_jointure j on j.person_id = p.id and j.jointure = p.id::text)`);
  await pool.query('delete from directory.duplicate; delete from directory.likeness');
  await pool.query(`update directory.person set email = 'claire@courriel.example', mobile = '06 12 34 56 78'
    where id = '${await world.personOf('claire.martin')}'`);
});

test('the region has nobody twice, brothers, sisters and twins included, and what is compared once is not compared again', async () => {
  const { compared } = await findDuplicates(ctx);
  const { rows } = await pool.query('select count(*)::int as n from directory.person');
  assert.equal(compared, rows[0].n);
  assert.equal((await findDuplicates(ctx)).compared, 0);
  const { rows: found } = await pool.query(
    `select d.reasons, a.given_name || ' ' || a.family_name as one, b.given_name || ' ' || b.family_name as other
     from directory.duplicate d join directory.person a on a.id = d.one_id join directory.person b on b.id = d.other_id`,
  );
  console.log(`${compared} compared, ${found.length} pairs`, found.slice(0, 5));
  for (const { reasons } of found) assert.ok(!reasons.includes('near-given-name'));
});

test('the central administrator sees the pair with its reasons; the head does not when one is known elsewhere only', async () => {
  const id = await claireAgain({ school: 'Lycée des Trois-Rivières' });
  const mine = (pairs: Pair[]) =>
    pairs.find(({ records }) => records.some((record) => record.id === id));
  const pair = mine(await listed('admin.region'));
  for (const reason of ['same-given-name', 'same-family-name', 'same-mail', 'same-phone'])
    assert.ok(pair?.reasons.includes(reason), reason);
  assert.equal(mine(await listed('karim.benali')), undefined);
  for (const login of ['sophie.dupuis', 'claire.martin', 'lea.martin', 'nadia.roux'])
    assert.equal((await ask(login, 'GET', '/api/privacy/duplicates')).status, 404, login);
});

test('two people, somebody said: the pair is not shown again, until one of the records changes', async () => {
  const id = await claireAgain();
  const there = async () =>
    (await listed('karim.benali')).find(({ records }) => records.some((one) => one.id === id));
  const pair = await there();
  assert.ok(pair);
  const two = (login: string) => ask(login, 'POST', `/api/privacy/duplicates/${pair.id}/two`, {});
  assert.equal((await two('nadia.roux')).status, 404);
  assert.equal((await two('karim.benali')).status, 200);
  assert.equal(await there(), undefined);
  assert.equal((await two('karim.benali')).status, 404, 'settled');
  await pool.query('delete from directory.likeness where person_id = $1', [id]);
  assert.equal((await findDuplicates(ctx)).compared, 1);
  assert.equal(await there(), undefined, 'compared again, the same');
  await pool.query(
    `update directory.person set civility = 'Mme', birth_name = 'DURAND' where id = $1`,
    [id],
  );
  assert.equal((await findDuplicates(ctx)).compared, 1);
  assert.ok(await there(), 'a record says something else');
});

test('a head does not merge somebody who is known in another school, nor who holds a power', async () => {
  await claireAgain();
  const [pair] = await listed('karim.benali');
  assert.equal(pair?.can.merge, false, 'Claire has a child in the lycée');
  const { id, records } = pair as Pair;
  const merge = { into: records[0]?.id, reason: 'essai' };
  const refused = await ask('karim.benali', 'POST', `/api/privacy/duplicates/${id}/merge`, merge);
  assert.equal(refused.status, 403);
  const central = await ask('admin.region', 'POST', `/api/privacy/duplicates/${id}/merge`, {
    ...merge,
    into: await world.personOf('karim.benali'),
  });
  assert.equal(central.status, 404, 'not one of the two');
});

test('two activated accounts become one, each opens it with its own password, and it can be undone', async () => {
  const again = await claireAgain();
  const claire = await world.personOf('claire.martin');
  const [pair] = await listed('admin.region');
  const loginOf = (id: string) => String(pair?.records.find((one) => one.id === id)?.login);
  const passwords = { [claire]: 'le mot de passe un', [again]: 'le mot de passe deux' };
  for (const [id, password] of Object.entries(passwords))
    await pool.query('update identity.account set password_hash = $2 where person_id = $1', [
      id,
      await hashPassword(password),
    ]);
  const { status, reply } = await ask(
    'admin.region',
    'POST',
    `/api/privacy/duplicates/${pair?.id}/merge`,
    { into: claire, reason: 'même courriel, même téléphone' },
  );
  assert.equal(status, 200, JSON.stringify(reply));
  const personBehind = async (id: string) =>
    (
      await world.app.inject({
        method: 'POST',
        url: '/api/identity/session',
        headers: { host: world.host, 'content-type': 'application/json' },
        body: JSON.stringify({ login: loginOf(id), password: passwords[id] }),
      })
    ).json().person?.id;
  assert.deepEqual([await personBehind(claire), await personBehind(again)], [claire, claire]);
  const alike = async () =>
    (await listed('admin.region')).filter(({ records }) => records.some(({ id }) => id === claire));
  assert.deepEqual(await alike(), []);
  await findDuplicates(ctx);
  const keepers = keepersAmong(openHouse({ config: readConfig({ PREAU_LOG: 'silent' }) }));
  await unmergePeople({ ...ctx, keepers }, reply.id);
  assert.deepEqual([await personBehind(claire), await personBehind(again)], [claire, again]);
  await findDuplicates(ctx);
  assert.equal((await alike()).length, 1, 'alike again');
});

test('a head parts again the two whom they made one, as long as nobody else looks after the person; nobody else does', async () => {
  const { rows } = await pool.query<{ id: string; name: string; other: string }>(
    `select p.id, p.given_name as name, (select id from directory.structure where name = 'Lycée des Trois-Rivières') as other
     from directory.person p join directory.membership m on m.person_id = p.id and m.kind = 'profile'
     join directory.structure s on s.id = m.structure_id
     group by p.id having array_agg(m.code || ' ' || s.name) = array['TUT Collège des Tilleuls']
       and p.id <> $1 order by p.id limit 1`,
    [await world.personOf('claire.martin')],
  );
  const { id: father = '', name, other } = rows[0] ?? {};
  await pool.query(
    `update directory.person set email = 'pere@courriel.example', mobile = '06 98 76 54 32' where id = $1`,
    [father],
  );
  const again = await claireAgain({ of: father, ...(name && { givenName: name }) });
  const pair = (await listed('karim.benali')).find(({ records }) =>
    records.some(({ id }) => id === again),
  );
  assert.equal(pair?.can.merge, true, JSON.stringify(pair));
  const merged = await ask('karim.benali', 'POST', `/api/privacy/duplicates/${pair?.id}/merge`, {
    ...{ into: father, reason: 'même courriel' },
  });
  assert.equal(merged.status, 200, JSON.stringify(merged.reply));
  const shownTo = async (login: string) =>
    ((await ask(login, 'GET', '/api/privacy/duplicates')).reply.merges as { id: string }[]).map(
      ({ id }) => id,
    );
  assert.deepEqual(await shownTo('karim.benali'), [merged.reply.id]);
  assert.deepEqual(await shownTo('admin.tilleuls'), [], 'the merge of somebody else');
  const part = async (login: string) =>
    (await ask(login, 'DELETE', `/api/privacy/merges/${merged.reply.id}`)).status;
  assert.equal(await part('admin.tilleuls'), 403);

  const elsewhere = await pool.query(
    `insert into directory.group_member (group_id, person_id, source, valid_from)
     select id, $1, 'test', current_date - 1 from directory.people_group
     where structure_id = $2 and kind = 'profile' and code = 'TUT' returning group_id`,
    [father, other],
  );
  assert.equal(elsewhere.rowCount, 1);
  assert.deepEqual(await shownTo('karim.benali'), []);
  assert.equal(await part('karim.benali'), 403, 'another school looks after them too');
  await pool.query(`delete from directory.group_member where person_id = $1 and group_id = $2`, [
    father,
    elsewhere.rows[0].group_id,
  ]);
  assert.equal(await part('karim.benali'), 200);
  const { rowCount } = await pool.query('select from directory.person where id = $1', [again]);
  assert.equal(rowCount, 1);
  assert.deepEqual(await shownTo('karim.benali'), []);
});
