import type { Context } from '#modules/directory';
import { db } from '../tables.ts';

/** Ends the actor's session: on every host at once, because all hang on its row. */
export async function endSession(ctx: Context): Promise<void> {
  await db(ctx)
    .updateTable('identity.session')
    .set({ ended_at: ctx.clock.now(), end_reason: 'signed-out' })
    .where('id', '=', ctx.actor.session.id)
    .where('ended_at', 'is', null)
    .execute();
}
