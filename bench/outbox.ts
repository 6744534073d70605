import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { eventKind } from '#kernel/contract';
import { connect, type Database, windowOn } from '#kernel/db';
import { emit } from '#kernel/events';
import { openJobs } from '#kernel/jobs';
import { openLog } from '#kernel/log';
import { reaction } from '#kernel/module';
import { openEmbedded } from '#kernel/postgres';
import { migrateHouse } from '../src/schemas.ts';
import { pointSelects } from './reference.ts';

/**
 * The outbox, from `emit` to an effect in the database, beside P of the same minute: a backlog delivered by one worker
 * (no key; a thousand keys; one key), then single events on a quiet worker, how long until each effect is committed.
 *
 *   node bench/outbox.ts [events]
 */
const EVENTS = Number(process.argv[2] ?? 10_000);
const SINGLE = 200;
const FOLDER = join(import.meta.dirname, '../.preau/bench-outbox');

const told = eventKind({ name: 'bench.told', version: 1, payload: z.object({ n: z.int() }) });
const window = windowOn<Record<string, never>>();

const database = await openEmbedded({ folder: FOLDER });
const { db, pool } = connect(database.url, 14);
try {
  await migrateHouse(database.url);
  await pool.query(
    `drop table if exists public.effect;
     create table public.effect (n int);
     truncate kernel.event, kernel.delivery, kernel.dead_letter`,
  );
  const P = await pointSelects(database.url, 3);
  console.log(`P ${Math.round(P)} point selects/s`);
  await backlog('no key', () => null, P);
  await backlog('a thousand keys', (n) => `key ${n % 1000}`, P);
  await backlog('one key', () => 'key', P, Math.ceil(EVENTS / 10));
  await oneByOne();
} finally {
  await db.destroy();
  await database.close();
}

/** Delivers what is already written: events/s of the worker alone. */
async function backlog(
  what: string,
  keyOf: (n: number) => string | null,
  P: number,
  events = EVENTS,
): Promise<void> {
  await pool.query('truncate public.effect');
  const writing = performance.now();
  await db.transaction().execute(async (transaction) => {
    for (let n = 0; n < events; n += 1) await emit({ db: transaction }, told, { n }, keyOf(n));
  });
  const written = performance.now();
  const worker = await openWorker();
  while ((await count()) < events) await sleep(20);
  const seconds = (performance.now() - written) / 1000;
  await worker.close();
  const perSecond = events / seconds;
  console.log(
    `${what}: ${events} events emitted at ${Math.round((events / (written - writing)) * 1000)}/s, delivered at ${Math.round(perSecond)}/s (${(perSecond / P).toFixed(4)} P)`,
  );
}

/** An event at a time on a worker with nothing else to do: from its commit to the commit of its effect. */
async function oneByOne(): Promise<void> {
  await pool.query('truncate public.effect');
  const worker = await openWorker();
  const waits: number[] = [];
  for (let n = 0; n < SINGLE; n += 1) {
    await emit({ db }, told, { n });
    const emitted = performance.now();
    while ((await count()) <= n) await sleep(1);
    waits.push(performance.now() - emitted);
    await sleep(Math.random() * 400);
  }
  await worker.close();
  waits.sort((one, other) => one - other);
  const at = (share: number) => Math.round(waits[Math.floor(waits.length * share)] ?? Number.NaN);
  console.log(`one at a time: median ${at(0.5)} ms, p99 ${at(0.99)} ms`);
}

function openWorker() {
  return openJobs({
    pool,
    db,
    log: openLog('silent'),
    work: [
      {
        module: 'bench',
        schedules: [],
        on: [reaction(told, 'write', (ctx, { n }) => write(ctx, n))],
      },
    ],
  });
}

async function write(ctx: { db: Database }, n: number): Promise<void> {
  await sql`insert into public.effect (n) values (${n})`.execute(window(ctx));
}

async function count(): Promise<number> {
  const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from public.effect');
  return rows[0]?.n ?? 0;
}
