import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { eventKind } from '../contract.ts';
import { type Database, windowOn } from '../db.ts';
import { dropDeadLetter, openDeadLetters, retryDeadLetter } from '../dead-letters.ts';
import { emit } from '../events.ts';
import { openJobs } from '../jobs.ts';
import { openLog } from '../log.ts';
import { migrate, schemaFingerprint } from '../migrate.ts';
import { type Reaction, reaction } from '../module.ts';
import { cloneDatabase } from '../testing.ts';

const { db, pool, run } = await cloneDatabase(`kernel_${schemaFingerprint([])}`, (url) =>
  migrate(url, []),
);
const log = openLog('silent');
const somebody = '0199f000-0000-7000-8000-000000000001';

await run('create table public.effect (id serial, who text, what text)');
beforeEach(() =>
  run('truncate public.effect, kernel.event, kernel.delivery, kernel.dead_letter restart identity'),
);

const said = eventKind({ name: 'test.said', version: 1, payload: z.object({ word: z.string() }) });
const window = windowOn<Record<string, never>>();
const write = (ctx: { db: Database }, who: string, what: string) =>
  sql`insert into public.effect (who, what) values (${who}, ${what})`.execute(window(ctx));
const effects = async (who?: string) =>
  (await run<{ who: string; what: string }>('select who, what from public.effect order by id'))
    .filter((one) => who === undefined || one.who === who)
    .map(({ what }) => what);

const workers: { close: () => Promise<void> }[] = [];
const close = async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.close()));
};
after(close);

/** A worker that retries in a twentieth of a second, and gives up after three attempts. */
async function work(on: readonly Reaction[], firstPause = 0.05) {
  const pace = { look: 10, firstPause, attempts: 3 };
  const worker = await openJobs({
    pool,
    db,
    log,
    work: [{ module: 'test', on, schedules: [] }],
    pace,
  });
  workers.push(worker);
}

async function until(reached: () => Promise<boolean>) {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(20))
    if (await reached()) return;
  assert.fail('it did not happen in thirty seconds');
}

const letters = async () => (await openDeadLetters({ db }, 50)).letters;
const isAllDone = async () =>
  (
    await run(
      `select from kernel.delivery union all select from kernel.event where dispatched_at is null`,
    )
  ).length === 0;

test('an event reaches each of its subscribers, and one that was rolled back nobody', async () => {
  await work([
    reaction(said, 'one', async (ctx, { word }) => void (await write(ctx, 'one', word))),
    reaction(said, 'two', async (ctx, { word }) => void (await write(ctx, 'two', word))),
  ]);
  await emit({ db }, said, { word: 'here' });
  await db
    .transaction()
    .execute(async (transaction) => {
      await emit({ db: transaction }, said, { word: 'never' });
      throw new Error('changed my mind');
    })
    .catch(() => undefined);
  await until(async () => (await effects()).length === 2);
  await until(isAllDone);
  await close();
  assert.deepEqual([await effects('one'), await effects('two')], [['here'], ['here']]);
});

test('what a failed attempt wrote is gone, and the next one writes it once', async () => {
  let attempts = 0;
  await work([
    reaction(said, 'one', async (ctx, { word }) => {
      await write(ctx, 'one', word);
      attempts += 1;
      if (attempts < 3) throw new Error('not yet');
    }),
  ]);
  await emit({ db }, said, { word: 'kept' });
  await until(isAllDone);
  await close();
  assert.equal(attempts, 3);
  assert.deepEqual(await effects(), ['kept']);
});

test('a reaction that reaches outside keeps what it wrote before it failed: it is done at least once', async () => {
  let attempts = 0;
  await work([
    reaction(
      said,
      'one',
      async (ctx, { word }) => {
        await write(ctx, 'one', `${word} ${ctx.eventId > 0}`);
        attempts += 1;
        if (attempts < 2) throw new Error('not yet');
      },
      { isAtLeastOnce: true },
    ),
  ]);
  await emit({ db }, said, { word: 'sent' });
  await until(isAllDone);
  await close();
  assert.deepEqual(await effects(), ['sent true', 'sent true']);
});

test('an event waits for the one before it of its key, also while that one is being retried', async () => {
  let failures = 0;
  const on = [
    reaction(said, 'one', async (ctx, { word }) => {
      if (word === 'a1' && failures < 2) {
        failures += 1;
        throw new Error('not yet');
      }
      await write(ctx, word.charAt(0), word);
    }),
  ];
  await work(on, 0.2);
  await work(on, 0.2);
  for (const word of ['a1', 'b1', 'a2', 'b2', 'a3', 'b3'])
    await emit({ db }, said, { word }, `key ${word.charAt(0)}`);
  await until(isAllDone);
  await close();
  assert.equal(failures, 2);
  assert.deepEqual(await effects('a'), ['a1', 'a2', 'a3']);
  assert.deepEqual(await effects('b'), ['b1', 'b2', 'b3']);
  assert.ok((await effects()).indexOf('b3') < (await effects()).indexOf('a2'), 'b waited for a');
});

test('after the last attempt it is a dead letter, which holds back its key until it is tried again', async () => {
  let isBroken = true;
  await work([
    reaction(said, 'one', async (ctx, { word }) => {
      if (word === 'a1' && isBroken) throw new Error('the lock\0 is broken');
      await write(ctx, 'one', word);
    }),
  ]);
  await emit({ db }, said, { word: 'a1' }, 'a');
  await emit({ db }, said, { word: 'a2' }, 'a');
  await emit({ db }, said, { word: 'b1' }, 'b');
  await until(async () => (await letters()).length === 1);
  const [letter] = await letters();
  assert.ok(letter);
  assert.equal(letter.subscriber, 'test:one');
  assert.equal(letter.event?.name, 'test.said');
  assert.equal(letter.attempts, 3);
  assert.equal(letter.lastError, 'the lock is broken');
  assert.equal(letter.waiting, 1);
  await sleep(300);
  assert.deepEqual(await effects(), ['b1']);

  isBroken = false;
  assert.equal(await retryDeadLetter({ db }, letter.id, somebody), true);
  assert.equal(await retryDeadLetter({ db }, letter.id, somebody), false);
  await until(isAllDone);
  await close();
  assert.deepEqual(await effects(), ['b1', 'a1', 'a2']);
  assert.deepEqual(await letters(), []);
});

test('a dead letter that is dropped says who and why, and lets those behind it pass', async () => {
  await work([
    reaction(said, 'one', async (ctx, { word }) => {
      if (word === 'a1') throw new Error('never');
      await write(ctx, 'one', word);
    }),
  ]);
  await emit({ db }, said, { word: 'a1' }, 'a');
  await emit({ db }, said, { word: 'a2' }, 'a');
  await until(async () => (await letters()).length === 1);
  const id = (await letters())[0]?.id ?? '';
  assert.equal(await dropDeadLetter({ db }, id, somebody, 'sent twice'), true);
  assert.equal(await dropDeadLetter({ db }, id, somebody, 'again'), false);
  assert.equal(await retryDeadLetter({ db }, id, somebody), false);
  await until(isAllDone);
  await close();
  assert.deepEqual(await effects(), ['a2']);
  const [row] = await run('select decision, decided_by, reason from kernel.dead_letter');
  assert.deepEqual(row, { decision: 'dropped', decided_by: somebody, reason: 'sent twice' });
});

test('an event of a version that a house does not read becomes a dead letter at once, with the reason', async () => {
  const later = eventKind({ ...said, version: 2 });
  await work([
    reaction(said, 'one', async (ctx, { word }) => void (await write(ctx, 'one', word))),
  ]);
  await emit({ db }, later, { word: 'from tomorrow' });
  await until(async () => (await letters()).length === 1);
  assert.match((await letters())[0]?.lastError ?? '', /version 2 came, only version 1 is read/);
  await close();

  await work([
    reaction(later, 'one', async (ctx, { word }) => void (await write(ctx, 'one', word))),
  ]);
  await retryDeadLetter({ db }, (await letters())[0]?.id ?? '', somebody);
  await until(isAllDone);
  await close();
  assert.deepEqual(await effects(), ['from tomorrow']);
});

test('a house that reads two versions gets each by the reaction that reads it', async () => {
  const later = eventKind({ ...said, version: 2 });
  await work([
    reaction(said, 'old', async (ctx, { word }) => void (await write(ctx, 'old', word))),
    reaction(later, 'new', async (ctx, { word }) => void (await write(ctx, 'new', word))),
  ]);
  await emit({ db }, said, { word: 'first' });
  await emit({ db }, later, { word: 'second' });
  await until(async () => (await effects()).length === 2);
  await until(isAllDone);
  await close();
  assert.deepEqual([await effects('old'), await effects('new')], [['first'], ['second']]);
  assert.deepEqual(await letters(), []);
});

test('a payload that no longer has its shape becomes a dead letter at once, without its values', async () => {
  await work([
    reaction(said, 'one', async (ctx, { word }) => void (await write(ctx, 'one', word))),
  ]);
  await run(
    `insert into kernel.event (name, version, payload) values ('test.said', 1, '{"word": 13, "secret": "Léa"}')`,
  );
  await until(async () => (await letters()).length === 1);
  await close();
  const [letter] = await letters();
  assert.equal(letter?.attempts, 1);
  assert.equal(letter?.lastError, 'test.said: not in the shape of version 1: word: invalid_type');
});

test('an attempt that ended with its worker counts: what kills workers ends as a dead letter', async () => {
  await run(
    `insert into kernel.event (name, payload, dispatched_at) values ('test.said', '{"word": "x"}', now())`,
  );
  await run(
    `insert into kernel.delivery (event_id, subscriber, attempts, due_at)
     values (1, 'test:one', 3, now() - interval '1 second'), (1, 'test:gone', 0, now() - interval '2 hours'),
            (1, 'test:new', 0, now() - interval '59 minutes')`,
  );
  await work([reaction(said, 'one', async (ctx) => void (await write(ctx, 'one', 'never')))]);
  await until(async () => (await letters()).length === 2);
  await close();
  const words = (await letters()).map(({ subscriber, lastError }) => `${subscriber}: ${lastError}`);
  assert.deepEqual(words.sort(), [
    'test:gone: no house has a reaction of this name any more',
    'test:one: the worker stopped in the middle of the last attempt',
  ]);
  assert.deepEqual(await effects(), []);
});

test('two reactions of one name are refused', async () => {
  const one = reaction(said, 'one', async () => undefined);
  await assert.rejects(
    openJobs({ pool, db, log, work: [{ module: 'test', on: [one, one], schedules: [] }] }),
    /Two reactions or schedules are called test:one/,
  );
});
