import { sql } from 'kysely';
import { windowOn } from '../db.ts';
import type { WorkerParts } from './parts.ts';

/** A delivery that this worker may try; `attempts` counts this try, and is the proof that the claim still holds. */
export interface Claim {
  event_id: number;
  subscriber: string;
  attempts: number;
}

const db = windowOn<Record<string, never>>();

/**
 * Takes at most `most` deliveries that are due, and counts the attempt at once: a worker that dies in the middle has
 * used one, so that what kills workers ends among the dead letters too. Behind an undone one of its key, none is due.
 *
 * The names are asked for so that no index serves: the planner then reads in the order of `due_at` and stops, where it
 * sorted a whole backlog that it had not heard of yet (36 ms a claim against 2, of 10,000 deliveries).
 */
export async function claim(
  known: readonly string[],
  most: number,
  parts: Pick<WorkerParts, 'db' | 'pace'>,
): Promise<readonly Claim[]> {
  const { attempts, firstPause } = parts.pace;
  const { rows } = await sql<Claim>`
    with due as (
      select d.event_id, d.subscriber from kernel.delivery d
      where d.due_at <= now() and d.attempts < ${attempts}
        and array_position(${known}::text[], d.subscriber) is not null
        and (d.ordering_key is null or not (
          exists (select from kernel.delivery e where e.subscriber = d.subscriber
            and e.ordering_key = d.ordering_key and e.event_id < d.event_id)
          or exists (select from kernel.dead_letter l where l.subscriber = d.subscriber
            and l.ordering_key = d.ordering_key and l.event_id < d.event_id and l.decision is null)))
      order by d.due_at, d.event_id limit ${most}
      for update of d skip locked
    )
    update kernel.delivery d
    set attempts = d.attempts + 1, due_at = now() + ${pauseAfter(sql`d.attempts + 1`, firstPause)}
    from due where d.event_id = due.event_id and d.subscriber = due.subscriber
    returning d.event_id, d.subscriber, d.attempts`.execute(db(parts));
  return rows;
}

/** Two and a half times as long after each attempt, six hours at most. */
export const pauseAfter = (attempts: ReturnType<typeof sql>, firstPause: number) =>
  sql`make_interval(secs => least(${firstPause}::float8 * power(2.5, ${attempts} - 1), 21600))`;
