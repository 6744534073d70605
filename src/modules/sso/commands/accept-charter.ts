import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { charterToAccept } from '../queries/charters.ts';
import { db } from '../tables.ts';

/** Accepts the version in force of one's charter: the one that was read, and no other. Twice changes nothing more. */
export const acceptCharter = (ctx: Context, charterId: string): Promise<void> =>
  together(ctx, async (ctx) => {
    const known = await db(ctx)
      .selectFrom('sso.charter_acceptance')
      .select('charter_id')
      .where('charter_id', '=', charterId)
      .where('person_id', '=', ctx.actor.personId)
      .executeTakeFirst();
    if (known !== undefined) return;
    const charter = await charterToAccept(ctx);
    if (charter?.id !== charterId) return refuse('missing', 'sso.no-such-charter');
    await db(ctx)
      .insertInto('sso.charter_acceptance')
      .values({
        charter_id: charterId,
        person_id: ctx.actor.personId,
        accepted_at: ctx.clock.now(),
      })
      .execute();
    await note(ctx, { verb: 'sso.accept-charter', to: { kind: 'charter', id: charterId } });
  });
