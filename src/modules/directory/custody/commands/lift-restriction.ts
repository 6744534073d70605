import { sql } from 'kysely';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import { findPupil } from '../facts.ts';
import { canRestrictCustody, canSeeRestrictions } from '../policy.ts';
import { noted } from './restrict-custody.ts';

/** Ends a restriction at once; one that is over, or not theirs to end, does not exist. */
export const liftRestriction = (ctx: Context, id: string): Promise<void> =>
  together(ctx, async (ctx) => {
    const { rows } = await sql<{ pupilId: string; responsableId: string; valid_to: string | null }>`
      select c.pupil_id as "pupilId", c.responsable_id as "responsableId", c.valid_to
      from directory.custody_restriction c where c.id = ${id} for update`.execute(db(ctx));
    const [restriction] = rows;
    const pupil = restriction && (await findPupil(ctx, restriction.pupilId));
    if (pupil === undefined || !canSeeRestrictions(ctx.actor, pupil))
      return refuse('missing', 'directory.no-such-restriction');
    const { pupilId, responsableId, valid_to } = restriction as (typeof rows)[0] & object;
    if (valid_to !== null && valid_to <= pupil.today)
      refuse('missing', 'directory.no-such-restriction');
    if (!canRestrictCustody(ctx.actor, pupil)) refuse('forbidden', 'directory.own-family');
    await sql`
      update directory.custody_restriction
      set valid_to = greatest(valid_from, ${pupil.today}::date), lifted_by = ${ctx.actor.personId},
        lifted_at = ${ctx.clock.now()}
      where id = ${id}`.execute(db(ctx));
    const trace = { verb: 'directory.lift-restriction', id, scope: pupil.structureId } as const;
    await noted(ctx, trace, { pupilId, responsableId });
  });
