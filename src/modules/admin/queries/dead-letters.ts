import { openDeadLetters } from '#kernel/dead-letters';
import type { Context } from '#modules/directory';
import type { DeadLetter } from '../contract.ts';
import type { Known } from '../known-work.ts';

const MOST = 100;

/** What was given up and not decided on, with the words of its house. */
export async function deadLetters(
  ctx: Context,
  known: Known,
): Promise<{ total: number; letters: DeadLetter[] }> {
  const { total, letters } = await openDeadLetters(ctx, MOST);
  return {
    total,
    letters: letters.map(({ subscriber, event, lastError, diedAt, ...letter }) => ({
      ...letter,
      ...known.workOf(subscriber),
      name: subscriber,
      event: event && { ...event, happenedAt: event.happenedAt.toISOString() },
      error: lastError,
      diedAt: diedAt.toISOString(),
    })),
  };
}
