import { type CronItem, Logger, parseCronItems, run, type TaskList } from 'graphile-worker';
import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import type { Log } from '../log.ts';
import type { Rhythm, Schedule } from '../module.ts';
import { wordsOf } from './deliver.ts';
import type { WorkerParts } from './parts.ts';

const ATTEMPTS = 4;
const AT_ONCE = 2;
/** A task whose time passed while no worker ran is done once at the next start. */
const MADE_UP_FOR = 24 * 3_600_000;

/** A schedule and the name by which the queue, the lock and the dead letter know it: `house:schedule`. */
interface Task {
  name: string;
  schedule: Schedule;
}

/** Runs the scheduled tasks of every house, on time, once across workers. */
export async function openSchedules(parts: WorkerParts): Promise<{ close: () => Promise<void> }> {
  const tasks = parts.work.flatMap(({ module, schedules }) =>
    schedules.map((schedule) => ({ name: `${module}:${schedule.name}`, schedule })),
  );
  const runner = await run({
    pgPool: parts.pool,
    concurrency: AT_ONCE,
    noHandleSignals: true,
    taskList: taskListOf(tasks, parts),
    parsedCronItems: parseCronItems(tasks.map(cronItemOf)),
    logger: loggerOf(parts.log),
  });
  runner.promise.catch((error: unknown) => parts.log.error({ err: error }, 'scheduler stopped'));
  return { close: () => runner.stop().catch(() => undefined) };
}

/** A missed nightly task is made up for; of a frequent one, the next time is soon enough. */
const cronItemOf = ({ name, schedule }: Task): CronItem => ({
  task: name,
  identifier: name,
  match: crontabOf(schedule.every),
  options: {
    maxAttempts: ATTEMPTS,
    jobKey: name,
    backfillPeriod: typeof schedule.every === 'number' ? 0 : MADE_UP_FOR,
  },
});

const crontabOf = (every: Rhythm) =>
  every === 60 ? '0 * * * *' : typeof every === 'number' ? `*/${every} * * * *` : every;

const taskListOf = (tasks: readonly Task[], parts: WorkerParts): TaskList =>
  Object.fromEntries(
    tasks.map(({ name, schedule }) => [
      name,
      async (_payload, { job }) => {
        const log = parts.log.child({ task: name });
        await alone(name, parts.pool, async () => {
          try {
            await schedule.do({ db: parts.db, log });
            await recover(name, parts);
          } catch (error) {
            const isLast = job.attempts >= job.max_attempts;
            log[isLast ? 'error' : 'warn']({ err: error }, 'a scheduled task failed');
            if (!isLast) throw error;
            await bury(name, job.attempts, error, parts);
          }
        });
      },
    ]),
  );

/**
 * Does the task unless somebody else is at it. The lock belongs to the connection: it dies with a worker that is killed,
 * where a lock written in a table would outlive it.
 */
async function alone(name: string, pool: pg.Pool, task: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    const { rowCount } = await client.query('select where pg_try_advisory_lock($1, hashtext($2))', [
      SCHEDULES,
      name,
    ]);
    if (rowCount === 1) await task();
  } finally {
    client.release(true); // unlocks by ending the connection, whatever became of it
  }
}

/** The first half of the advisory locks of schedules. */
const SCHEDULES = 20_261;

/** The queue holds a killed worker's task for four hours: gives back those that no living worker is at. */
export const giveBackAbandoned = (pool: pg.Pool) =>
  pool.query(
    `select graphile_worker.force_unlock_workers(array(
       select distinct j.locked_by from graphile_worker.jobs j
       where j.locked_at < now() - interval '1 minute' and not exists (
         select from pg_locks l
         join pg_database d on d.oid = l.database and d.datname = current_database()
         where l.locktype = 'advisory' and l.classid = $1
           and l.objid::bigint = hashtext(j.task_identifier)::bigint & 4294967295)))`,
    [SCHEDULES],
  );

const recover = (name: string, { db }: Pick<WorkerParts, 'db'>) =>
  sql`update kernel.dead_letter set decision = 'recovered', decided_at = now()
    where subscriber = ${name} and event_id is null and decision is null`.execute(
    db as unknown as Kysely<never>,
  );

/** One open dead letter a schedule, however many nights it fails. */
const bury = (name: string, attempts: number, error: unknown, { db }: Pick<WorkerParts, 'db'>) =>
  sql`insert into kernel.dead_letter (subscriber, attempts, last_error) values (${name}, ${attempts}, ${wordsOf(error)})
    on conflict (subscriber) where decision is null and event_id is null
    do update set attempts = dead_letter.attempts + excluded.attempts, last_error = excluded.last_error`.execute(
    db as unknown as Kysely<never>,
  );

/** The queue's own words go to our log, one level lower: its routine is not news. */
const loggerOf = (log: Log) =>
  new Logger(() => (level, message) => {
    if (level === 'error') log.error(message);
    else if (level === 'warning') log.warn(message);
    else log.debug(message);
  });
