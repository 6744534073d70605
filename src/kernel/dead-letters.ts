import { sql } from 'kysely';
import { type Database, together, windowOn } from './db.ts';

/** Something given up after its last attempt, on which nobody has decided yet. */
export interface DeadLetter {
  id: string;
  /** `house:reaction` or `house:schedule`. */
  subscriber: string;
  /** Null for a scheduled task. */
  event: { name: string; version: number; happenedAt: Date } | null;
  attempts: number;
  lastError: string;
  diedAt: Date;
  /** Later events of the same key, which wait for this one. */
  waiting: number;
}

interface Ctx {
  db: Database;
}

interface Row {
  id: string;
  subscriber: string;
  event_name: string | null;
  event_version: number;
  happened_at: Date;
  attempts: number;
  last_error: string;
  died_at: Date;
  waiting: number;
}

const db = windowOn<Record<string, never>>();

/** The oldest `most` dead letters on which nobody has decided, oldest first, and how many there are in all. */
export async function openDeadLetters(
  ctx: Ctx,
  most: number,
): Promise<{ total: number; letters: readonly DeadLetter[] }> {
  const total = await countDeadLetters(ctx);
  const { rows } = await sql<Row>`
    select l.id, l.subscriber, e.name as event_name, e.version as event_version, e.happened_at,
      l.attempts, l.last_error, l.died_at,
      (select count(*)::int from kernel.delivery d where d.subscriber = l.subscriber
        and d.ordering_key = l.ordering_key and d.event_id > l.event_id) as waiting
    from kernel.dead_letter l left join kernel.event e on e.id = l.event_id
    where l.decision is null order by l.died_at, l.id limit ${most}`.execute(db(ctx));
  return { total, letters: rows.map(letterOf) };
}

const letterOf = (row: Row): DeadLetter => ({
  id: row.id,
  subscriber: row.subscriber,
  event:
    row.event_name === null
      ? null
      : { name: row.event_name, version: row.event_version, happenedAt: row.happened_at },
  attempts: row.attempts,
  lastError: row.last_error,
  diedAt: row.died_at,
  waiting: row.waiting,
});

/** How many dead letters wait for a decision. */
async function countDeadLetters(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from kernel.dead_letter where decision is null`.execute(db(ctx));
  return rows[0]?.n ?? 0;
}

/** Has it tried again from the first attempt, ahead of those that wait behind it; false when it was decided already. */
export const retryDeadLetter = (ctx: Ctx, id: string, by: string): Promise<boolean> =>
  together(ctx, async (inside) => {
    const { rows } = await sql<{ subscriber: string; event_id: number | null }>`
      with decided as (
        update kernel.dead_letter set decision = 'retried', decided_at = now(), decided_by = ${by}
        where id = ${id} and decision is null
        returning subscriber, event_id, ordering_key),
      owed as (
        insert into kernel.delivery (event_id, subscriber, ordering_key)
        select event_id, subscriber, ordering_key from decided where event_id is not null)
      select subscriber, event_id from decided`.execute(db(inside));
    const [decided] = rows;
    if (decided !== undefined && decided.event_id === null)
      await askAgain(inside, decided.subscriber);
    return decided !== undefined;
  });

/** A scheduled task, now. */
const askAgain = (ctx: Ctx, task: string) =>
  sql`select graphile_worker.add_job(${task}, '{}'::json, job_key => ${task}, max_attempts => 4)`.execute(
    db(ctx),
  );

/** Gives it up for good, for this reason; false when it was decided already. What waited behind it goes on. */
export async function dropDeadLetter(
  ctx: Ctx,
  id: string,
  by: string,
  reason: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update kernel.dead_letter
    set decision = 'dropped', decided_at = now(), decided_by = ${by}, reason = ${reason}
    where id = ${id} and decision is null`.execute(db(ctx));
  return numAffectedRows === 1n;
}
