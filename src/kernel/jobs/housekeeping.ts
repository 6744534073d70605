import type pg from 'pg';
import type { Log } from '../log.ts';
import type { Schedule } from '../module.ts';
import type { WorkerParts } from './parts.ts';
import { giveBackAbandoned } from './schedules.ts';
import type { Subscriber } from './subscribers.ts';

const BEAT = 10_000;

/** Every ten seconds: says that the worker lives, and buries or gives back what dead workers left behind. */
export function openHousekeeping(
  subscribers: readonly Subscriber[],
  parts: WorkerParts,
): { close: () => Promise<void> } {
  const known = subscribers.map(({ name }) => name);
  let current = Promise.resolve();
  const round = () => {
    current = keep(known, parts).catch((error: unknown) => warn(parts.log, error));
  };
  round();
  const timer = setInterval(round, BEAT);
  return {
    close: () => {
      clearInterval(timer);
      return current;
    },
  };
}

const warn = (log: Log, error: unknown) =>
  log.warn({ err: error }, 'the worker could not say that it lives');

async function keep(known: readonly string[], { pool, pace }: WorkerParts): Promise<void> {
  await pool.query(
    `insert into kernel.heartbeat (part) values ('worker') on conflict (part) do update set at = now()`,
  );
  await buryHopeless(pool, known, pace.attempts);
  await giveBackAbandoned(pool);
}

/**
 * Buries what no attempt will end: its last one ended with its worker, or no worker has known its subscriber for an hour
 * (by then every worker is of the new version).
 */
const buryHopeless = (pool: pg.Pool, known: readonly string[], attempts: number) =>
  pool.query(
    `with hopeless as (
       select event_id, subscriber from kernel.delivery
       where (attempts >= $1 and due_at < now())
         or (subscriber <> all($2) and due_at < now() - interval '1 hour')
       for update skip locked),
     over as (
       delete from kernel.delivery d using hopeless h
       where d.event_id = h.event_id and d.subscriber = h.subscriber
       returning d.*)
     insert into kernel.dead_letter (event_id, subscriber, ordering_key, attempts, last_error)
     select event_id, subscriber, ordering_key, attempts,
       case when subscriber <> all($2) then 'no house has a reaction of this name any more'
         else coalesce(last_error || '; then ', '') || 'the worker stopped in the middle of the last attempt' end
     from over`,
    [attempts, known],
  );

/** Every night: what was delivered leaves after a week, what was decided after a year. */
export const tidy = (pool: pg.Pool): Schedule => ({
  name: 'tidy',
  every: '40 2 * * *',
  do: async () => {
    await pool.query(`delete from kernel.dead_letter where decided_at < now() - interval '1 year'`);
    const statement = `delete from kernel.event where id in (
      select e.id from kernel.event e
      where e.dispatched_at < now() - interval '7 days'
        and not exists (select from kernel.delivery d where d.event_id = e.id)
        and not exists (select from kernel.dead_letter l where l.event_id = e.id)
      limit 20000)`;
    let gone: number | null = 0;
    do gone = (await pool.query(statement)).rowCount;
    while (gone);
    await pool.query(
      `select graphile_worker.complete_jobs(array(
         select id from graphile_worker.jobs where attempts >= max_attempts and locked_at is null))`,
    );
  },
});
