import { Logger, run, type TaskList } from 'graphile-worker';
import type pg from 'pg';
import type { Database } from './db.ts';
import type { Log } from './log.ts';
import type { Meter } from './metrics.ts';
import type { Errand, Reaction } from './module.ts';

/** The reactions of one module. */
export interface Reactions {
  module: string;
  on: readonly Reaction[];
}

interface WorkerParts {
  pool: pg.Pool;
  db: Database;
  log: Log;
  meter: Meter;
  reactions: readonly Reactions[];
}

const PAUSE = 500;
const BEAT = 10_000;

/** Runs the worker: events become one job a subscriber, and jobs are done, retried with growing pauses. */
export async function openJobs(parts: WorkerParts): Promise<{ close: () => Promise<void> }> {
  const deliveries = deliveriesOf(parts.reactions);
  const runner = await run({
    pgPool: parts.pool,
    concurrency: 4,
    noHandleSignals: true,
    taskList: tasksOf(deliveries, parts),
    logger: loggerOf(parts.log),
  });
  const stop = dispatchRegularly(deliveries, parts);
  runner.promise.catch((error: unknown) => parts.log.error({ err: error }, 'worker stopped'));
  return {
    close: async () => {
      await stop();
      await runner.stop().catch(() => undefined);
    },
  };
}

interface Delivery {
  task: string;
  event: string;
  version: number;
  reaction: Reaction;
}

const deliveriesOf = (reactions: readonly Reactions[]): Delivery[] =>
  reactions.flatMap(({ module, on }) =>
    on.map((reaction) => ({
      task: `${module}:${reaction.name}`,
      event: reaction.to.name,
      version: reaction.to.version,
      reaction,
    })),
  );

const tasksOf = (deliveries: readonly Delivery[], { db, log, meter }: WorkerParts): TaskList =>
  Object.fromEntries(
    deliveries.map(({ task, reaction }) => [
      task,
      async (payload: unknown) => {
        const errand: Errand = { db, log: log.child({ task }) };
        try {
          await reaction.react(errand, reaction.to.payload.parse(payload) as never);
          meter.deliveries.inc({ reaction: task, outcome: 'done' });
        } catch (error) {
          meter.deliveries.inc({ reaction: task, outcome: 'failed' });
          log.warn({ task, err: error }, 'a reaction failed; it will be tried again');
          throw error;
        }
      },
    ]),
  );

/** Every half second: what the outbox holds goes to the queue. No NOTIFY ever runs in a request's transaction. */
function dispatchRegularly(deliveries: readonly Delivery[], parts: WorkerParts) {
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let current = Promise.resolve();
  let beaten = 0;
  const round = () => {
    current = dispatch(deliveries, parts)
      .then(async () => {
        if (Date.now() - beaten < BEAT) return;
        beaten = Date.now();
        await beat(parts.pool);
      })
      .catch((error: unknown) => parts.log.warn({ err: error }, 'the outbox could not be read'))
      .then(() => {
        if (!isStopping) timer = setTimeout(round, PAUSE);
      });
  };
  round();
  return async () => {
    isStopping = true;
    clearTimeout(timer);
    await current;
  };
}

const beat = (pool: pg.Pool) =>
  pool.query(
    `insert into kernel.heartbeat (part) values ('worker') on conflict (part) do update set at = now()`,
  );

/** Moves waiting events into the queue, each subscriber's job once: both in one transaction. */
async function dispatch(
  deliveries: readonly Delivery[],
  { pool, meter }: WorkerParts,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<Waiting>(
      `select id, name, version, payload, ordering_key from kernel.event
       where dispatched_at is null order by id limit 200 for update skip locked`,
    );
    for (const event of rows)
      for (const { task } of deliveries.filter(
        (one) => one.event === event.name && one.version === event.version,
      ))
        await client.query(
          `select graphile_worker.add_job($1, $2::json, queue_name => $3, job_key => $4, max_attempts => 12)`,
          [task, event.payload, queueOf(task, event.ordering_key), `${task}:${event.id}`],
        );
    await client.query('update kernel.event set dispatched_at = now() where id = any($1)', [
      rows.map(({ id }) => id),
    ]);
    await client.query('commit');
    meter.waitingEvents.set(rows.length === 200 ? 200 : 0);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

interface Waiting {
  id: number;
  name: string;
  version: number;
  payload: unknown;
  ordering_key: string | null;
}

const queueOf = (task: string, key: string | null) => (key === null ? null : `${task}:${key}`);

/** The queue's own words go to our log, one level lower: its routine is not news. */
const loggerOf = (log: Log) =>
  new Logger(() => (level, message) => {
    if (level === 'error') log.error(message);
    else if (level === 'warning') log.warn(message);
    else log.debug(message);
  });
