import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import type { Context } from '#modules/directory';
import { db } from '../tables.ts';

/** Ends the actor's session: on every host at once, because all hang on its row. */
export const endSession = (ctx: Context): Promise<void> =>
  together(ctx, async (ctx) => {
    await db(ctx)
      .updateTable('identity.session')
      .set({ ended_at: ctx.clock.now(), end_reason: 'signed-out' })
      .where('id', '=', ctx.actor.session.id)
      .where('ended_at', 'is', null)
      .execute();
    await note(ctx, { verb: 'identity.sign-out' });
  });
