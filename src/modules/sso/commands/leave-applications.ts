import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import type { Context } from '#modules/directory';
import { applicationsLeft } from '../contract.ts';
import { db } from '../tables.ts';

/** Signs the person out of every application that this session opened, and of nothing here. */
export const leaveApplications = (ctx: Context): Promise<void> =>
  together(ctx, async (ctx) => {
    const sessionId = ctx.actor.session.id;
    await sql`
      update sso.visit set left_at = ${ctx.clock.now()}
      where session_id = ${sessionId} and told_at is null and left_at is null`.execute(db(ctx));
    await emit(ctx, applicationsLeft, { sessionId });
    await note(ctx, { verb: 'sso.leave-applications' });
  });
