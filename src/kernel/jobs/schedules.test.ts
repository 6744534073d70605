import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDeadLetters, retryDeadLetter } from '../dead-letters.ts';
import { openJobs } from '../jobs.ts';
import { openLog } from '../log.ts';
import { migrate, schemaFingerprint } from '../migrate.ts';
import type { Rhythm, Schedule } from '../module.ts';
import { cloneDatabase } from '../testing.ts';
import { giveBackAbandoned } from './schedules.ts';

const { db, pool, run } = await cloneDatabase(`kernel_${schemaFingerprint([])}`, (url) =>
  migrate(url, []),
);
const log = openLog('silent');

beforeEach(() =>
  run(
    `truncate graphile_worker._private_known_crontabs, graphile_worker._private_jobs, kernel.dead_letter`,
  ),
);

const workers: { close: () => Promise<void> }[] = [];
const close = async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.close()));
};
after(close);

async function work(schedules: readonly Schedule[]) {
  workers.push(await openJobs({ pool, db, log, work: [{ module: 'test', on: [], schedules }] }));
}

/** Three minutes ago, every day: a time that came while no worker ran, if the queue has known the task for an hour. */
async function missed(name: string): Promise<Rhythm> {
  const then = new Date(Date.now() - 180_000);
  await run(
    `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
     values ($1, now() - interval '1 hour', now() - interval '10 minutes')`,
    [name],
  );
  return `${then.getUTCMinutes()} ${then.getUTCHours()} * * *`;
}

const askFor = (name: string, attempts = 4) =>
  run(`select graphile_worker.add_job($1, '{}', job_key => $1, max_attempts => $2)`, [
    name,
    attempts,
  ]);

async function until(reached: () => boolean | Promise<boolean>) {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(20))
    if (await reached()) return;
  assert.fail('it did not happen in a minute');
}

const noJobLeft = async () => (await run('select from graphile_worker.jobs')).length === 0;

test('a task whose time has come is done once, though three workers run', async () => {
  const every = await missed('test:count');
  let times = 0;
  const count = async () => {
    times += 1;
    await sleep(100);
  };
  const schedules = [{ name: 'count', every, do: count }];
  await Promise.all([work(schedules), work(schedules), work(schedules)]);
  await until(() => times > 0);
  await until(noJobLeft);
  await sleep(300);
  await close();
  assert.equal(times, 1);
});

test('a task never runs beside itself: the second time is left out', async () => {
  let atOnce = 0;
  let most = 0;
  let times = 0;
  const slow = async () => {
    times += 1;
    atOnce += 1;
    most = Math.max(most, atOnce);
    await sleep(800);
    atOnce -= 1;
  };
  const schedules: Schedule[] = [{ name: 'slow', every: 60, do: slow }];
  await work(schedules);
  await work(schedules);
  await askFor('test:slow');
  await until(() => times === 1);
  await askFor('test:slow');
  await until(noJobLeft);
  await close();
  assert.equal(most, 1);
  assert.equal(times, 1);
});

test('a task that fails is tried again; after the last attempt it is one dead letter, until it succeeds', async () => {
  let isBroken = true;
  let times = 0;
  const seal = async () => {
    times += 1;
    if (isBroken) throw new Error('no room');
  };
  await work([{ name: 'seal', every: 60, do: seal }]);
  await askFor('test:seal', 2);
  await until(async () => (await openDeadLetters({ db }, 5)).total === 1);
  assert.equal(times, 2);
  await askFor('test:seal', 1);
  await until(() => times === 3);
  await until(noJobLeft);
  const { total, letters } = await openDeadLetters({ db }, 5);
  assert.equal(total, 1);
  assert.deepEqual(
    letters.map(({ subscriber, event, attempts, lastError }) => [
      subscriber,
      event,
      attempts,
      lastError,
    ]),
    [['test:seal', null, 3, 'no room']],
  );

  isBroken = false;
  await retryDeadLetter({ db }, letters[0]?.id ?? '', '0199f000-0000-7000-8000-000000000001');
  await until(() => times === 4);
  await close();
  assert.equal((await openDeadLetters({ db }, 5)).total, 0);
});

test('success closes the dead letter of an earlier night by itself', async () => {
  await run(
    `insert into kernel.dead_letter (subscriber, attempts, last_error) values ('test:seal', 4, 'no room')`,
  );
  await work([{ name: 'seal', every: 60, do: async () => undefined }]);
  await askFor('test:seal');
  await until(async () => (await openDeadLetters({ db }, 5)).total === 0);
  await until(noJobLeft);
  await close();
  const [letter] = await run('select decision, decided_by from kernel.dead_letter');
  assert.deepEqual(letter, { decision: 'recovered', decided_by: null });
});

test('the task of a killed worker is given back; the task of one that still works is not', async () => {
  await askFor('test:killed');
  await askFor('test:alive');
  await run(
    `update graphile_worker._private_jobs set locked_at = now() - interval '2 minutes', locked_by = 'worker-' || key`,
  );
  const client = await pool.connect();
  await client.query(`select pg_advisory_lock(20261, hashtext('test:alive'))`);
  await giveBackAbandoned(pool);
  client.release(true);
  const locked = await run('select key from graphile_worker.jobs where locked_at is not null');
  assert.deepEqual(locked, [{ key: 'test:alive' }]);
});
