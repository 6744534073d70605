import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { type Database, statementsSent, together } from './db.ts';
import { gathered } from './gather.ts';
import { testDatabase } from './testing.ts';

const { db } = await testDatabase();

/** Doubles numbers in the database; « 13 » is beyond it. */
const double = gathered(async (ctx: { db: Database }, keys: readonly number[]) => {
  const { rows } = await sql<{ place: number; doubled: number }>`
    select place, key * 2 / (key - 13) * (key - 13) as doubled
    from unnest(${keys}::numeric[]) with ordinality as asked(key, place)`.execute(ctx.db);
  const byPlace = new Map(rows.map(({ place, doubled }) => [place, Number(doubled)]));
  return keys.map((_, i) => Math.round(byPlace.get(i + 1) ?? Number.NaN));
});

const counted = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const before = statementsSent();
  const answer = await work();
  return [answer, statementsSent() - before];
};

test('one who asks alone is answered by one statement', async () => {
  assert.deepEqual(await counted(() => double({ db }, 21)), [42, 1]);
});

test('a crowd is answered by few statements, each with their own answer', async () => {
  const crowd = Array.from({ length: 200 }, (_, i) => i + 20);
  const [answers, statements] = await counted(() =>
    Promise.all(crowd.map((key) => double({ db }, key))),
  );
  assert.deepEqual(
    answers,
    crowd.map((key) => key * 2),
  );
  assert.ok(statements <= 4, `${statements} statements`);
});

test('the same question asked twice at once is answered twice', async () => {
  assert.deepEqual(await Promise.all([double({ db }, 4), double({ db }, 4)]), [8, 8]);
});

test('a question that fails is a fault for its asker alone', async () => {
  const answers = await Promise.allSettled([1, 13, 3].map((key) => double({ db }, key)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
});

test('inside a transaction one reads what the transaction wrote', async () => {
  const mine = gathered(async (ctx: { db: Database }, keys: readonly string[]) => {
    const { rows } = await sql<{ now: Date }>`select value from written`.execute(ctx.db);
    return keys.map(() => rows.length);
  });
  const seen = await together({ db }, async (ctx) => {
    await sql`create temporary table written on commit drop as select 1 as value`.execute(ctx.db);
    return mine(ctx, 'a');
  });
  assert.equal(seen, 1);
});
