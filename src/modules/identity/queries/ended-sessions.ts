import { sql } from 'kysely';
import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import { idleBefore } from '../session-life.ts';
import { db } from '../tables.ts';

/** Which of these sessions are over: signed out, replaced, too old, too long without a request, of an account
 * that is shut, or no more there. */
export async function endedSessions(
  ctx: { db: Database; clock: Clock },
  ids: readonly string[],
): Promise<string[]> {
  const now = ctx.clock.now();
  const { rows } = await sql<{ id: string }>`
    select asked.id from unnest(${[...ids]}::uuid[]) as asked(id)
    where not exists (select from identity.session s
      where s.id = asked.id and s.ended_at is null and s.expires_at > ${now} and s.last_seen_at > ${idleBefore(now)}
        and not exists (select from identity.shut where account_id = s.account_id))`.execute(
    db(ctx),
  );
  return rows.map(({ id }) => id);
}
