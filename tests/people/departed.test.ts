import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { readConfig } from '#config';
import { openHouse } from '#house';
import { openLog } from '#kernel/log';
import { eraseDeparted, keepersAmong } from '#modules/privacy';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { pool, db, url } = world;
const keepers = keepersAmong(openHouse({ config: readConfig({ PREAU_LOG: 'silent' }) }));
const ctx = { db, log: openLog('silent'), keepers };

/** Some parents who left so many days ago. */
const leave = async (days: number, most: number, offset = 0) => {
  const { rows } = await pool.query<{ id: string }>(
    `with gone as (
       select distinct m.person_id from directory.membership m join identity.account a on a.person_id = m.person_id
       where m.kind = 'profile' and m.code = 'TUT' and a.login !~ 'martin' order by 1 offset $3 limit $2)
     update directory.person set missing_since = directory.today_in('Europe/Paris') - $1::int
     where id in (select person_id from gone) returning id`,
    [days, most, offset],
  );
  return rows.map(({ id }) => id);
};
const left = async (ids: readonly string[]) =>
  (await pool.query('select from directory.person where id = any($1::uuid[])', [ids])).rowCount;
const signIn = (login: string) =>
  world.app.inject({
    method: 'POST',
    url: '/api/identity/session',
    headers: { host: world.host },
    payload: { login, password: 'preau-demo-2026' },
  });

test('those who left ninety days ago are erased in every house, and nobody else; what became of their writing is noted', async () => {
  const [due, waiting] = [await leave(90, 5), await leave(89, 5, 20)];
  assert.deepEqual([due.length, waiting.length], [5, 5]);
  const { rows: logins } = await pool.query<{ login: string }>(
    'select login from identity.account where person_id = any($1::uuid[])',
    [due],
  );
  await pool.query(
    `insert into kernel.setting (name, value, reason) values ('privacy.contributions', '"erase"', 'essai')`,
  );
  assert.deepEqual(await eraseDeparted(ctx), { erased: 5 });
  assert.deepEqual([await left(due), await left(waiting)], [0, 5]);
  const { rows } = await pool.query('select cause, contributions, erased_by from privacy.erasure');
  assert.equal(rows.length, 5);
  assert.deepEqual(rows[0], { cause: 'departure', contributions: 'erase', erased_by: null });
  assert.deepEqual(await eraseDeparted(ctx), { erased: 0 }, 'twice changes nothing more');
  for (const { login } of logins) assert.equal((await signIn(login)).statusCode, 401);
});

test('whoever comes back on the eighty-ninth day finds account, password and groups as they were', async () => {
  const [id = ''] = await leave(89, 1, 60);
  const login = async () =>
    (
      await pool.query('select login, password_hash from identity.account where person_id = $1', [
        id,
      ])
    ).rows[0];
  const before = await login();
  const groups = async () =>
    (await pool.query('select from directory.membership where person_id = $1', [id])).rowCount;
  assert.equal(await groups(), 0);
  await pool.query(`update directory.departure set closes_on = since where person_id = $1`, [id]);
  assert.equal((await signIn(before.login)).statusCode, 403);
  await pool.query('update directory.person set missing_since = null where id = $1', [id]);
  assert.deepEqual(await login(), before);
  assert.ok(Number(await groups()) > 0);
  assert.equal((await signIn(before.login)).statusCode, 200);
});

test('while a feed is taken nobody is erased, and the next run goes on', async () => {
  const due = await leave(95, 3, 100);
  const feed = new pg.Client({ connectionString: url });
  await feed.connect();
  await feed.query(`select pg_advisory_lock(hashtext('preau directory.feed'))`);
  await assert.rejects(eraseDeparted(ctx));
  assert.equal(await left(due), 3);
  await feed.end();
  assert.deepEqual(await eraseDeparted(ctx), { erased: 3 });
});

test('one erasure that fails takes back that one alone: those before it stay done', async () => {
  const due = (await leave(95, 3, 140)).toSorted();
  const failing = {
    ...ctx,
    keepers: keepers.map((keeper) => ({
      ...keeper,
      forgetPerson: async (...asked: Parameters<typeof keeper.forgetPerson>) => {
        if (keeper.name === 'directory' && asked[1] === due[1]) throw new Error('essai');
        return keeper.forgetPerson(...asked);
      },
    })),
  };
  await assert.rejects(eraseDeparted(failing), /essai/);
  assert.equal(await left(due), 2);
  assert.deepEqual(await eraseDeparted(ctx), { erased: 2 });
});
