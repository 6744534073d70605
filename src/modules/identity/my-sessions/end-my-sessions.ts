import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { sessionEnded } from '../contract.ts';
import { db } from '../tables.ts';

/** Ends one of the actor's sessions, on every host at once; what is not theirs does not exist. */
export const endMySession = (ctx: Context, id: string): Promise<void> =>
  together(ctx, async (ctx) => {
    if ((await end(ctx, sql`id = ${id}`)) === 0)
      return refuse('missing', 'identity.no-such-session');
    await note(ctx, { verb: 'identity.end-own-session' });
  });

/** Ends all the actor's sessions but the one that asks; says how many. */
export const endMyOtherSessions = (ctx: Context): Promise<{ count: number }> =>
  together(ctx, async (ctx) => {
    const count = await end(ctx, sql`id <> ${ctx.actor.session.id}`);
    await note(ctx, { verb: 'identity.end-own-sessions' });
    return { count };
  });

async function end(ctx: Context, which: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ sessionId: string }>`
    update identity.session set ended_at = ${ctx.clock.now()}, end_reason = 'signed-out'
    where account_id = ${ctx.actor.accountId} and ended_at is null and ${which}
    returning id as "sessionId"`.execute(db(ctx));
  for (const ended of rows) await emit(ctx, sessionEnded, ended);
  return rows.length;
}
