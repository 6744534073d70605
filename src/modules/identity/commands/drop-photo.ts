import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import type { Context } from '#modules/directory';
import { db } from '../tables.ts';

/** Takes the actor's own photo away; without one, nothing happens. */
export const dropPhoto = (ctx: Context): Promise<void> =>
  together(ctx, async (tx) => {
    const { personId } = ctx.actor;
    const { numDeletedRows } = await db(tx)
      .deleteFrom('identity.photo')
      .where('person_id', '=', personId)
      .executeTakeFirst();
    if (numDeletedRows > 0n)
      await note(tx, { verb: 'identity.drop-photo', to: { kind: 'person', id: personId } });
  });
