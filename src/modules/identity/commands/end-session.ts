import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import type { Context } from '#modules/directory';
import { sessionEnded } from '../contract.ts';
import { db } from '../tables.ts';

/** Ends the actor's session: on every host at once, because all hang on its row. */
export const endSession = (ctx: Context): Promise<void> =>
  together(ctx, async (ctx) => {
    const sessionId = ctx.actor.session.id;
    const ended = await db(ctx)
      .updateTable('identity.session')
      .set({ ended_at: ctx.clock.now(), end_reason: 'signed-out' })
      .where('id', '=', sessionId)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (ended.numUpdatedRows > 0n) await emit(ctx, sessionEnded, { sessionId });
    await note(ctx, { verb: 'identity.sign-out' });
  });
