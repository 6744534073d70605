import { sql } from 'kysely';
import type { z } from 'zod';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import { custodyChanged, type restrictCustody as endpoint } from '../contract.ts';
import { findPupil } from '../facts.ts';
import { canRestrictCustody, canSeeRestrictions } from '../policy.ts';

/** Notes that a responsable is told nothing of a pupil; it holds at once, everywhere, from its first day. */
export const restrictCustody = (
  ctx: Context,
  wanted: z.output<(typeof endpoint)['input']>,
): Promise<string> =>
  together(ctx, async (ctx) => {
    const { pupilId, responsableId, from, until, reason } = wanted;
    const pupil = await findPupil(ctx, pupilId);
    if (pupil === undefined || !canSeeRestrictions(ctx.actor, pupil))
      return refuse('missing', 'directory.no-such-pupil');
    if (!pupil.responsableIds.includes(responsableId))
      refuse('missing', 'directory.not-their-responsable');
    if (!canRestrictCustody(ctx.actor, pupil)) refuse('forbidden', 'directory.own-family');
    if (until !== null && (until < from || until < pupil.today))
      refuse('invalid', 'directory.restriction-is-over');
    const { rows } = await sql<{ id: string }>`
      insert into directory.custody_restriction
        (pupil_id, responsable_id, valid_from, valid_to, reason_code, noted_by, noted_at)
      select ${pupilId}, ${responsableId}, ${from}, ${until}::date + 1, ${reason}, ${ctx.actor.personId},
        ${ctx.clock.now()}
      where not exists (select from directory.custody_restriction c
        where c.pupil_id = ${pupilId} and c.responsable_id = ${responsableId}
          and daterange(c.valid_from, c.valid_to) && daterange(${from}::date, ${until}::date + 1))
      returning id`.execute(db(ctx));
    const [restriction] = rows;
    if (restriction === undefined) return refuse('conflict', 'directory.already-restricted');
    const trace = { verb: 'directory.restrict-custody', id: restriction.id } as const;
    await noted(ctx, { ...trace, scope: pupil.structureId }, { pupilId, responsableId });
    return restriction.id;
  });

/** Leaves the trace, and tells whoever cares. The trace names nobody: a child reads their own, and is not to learn it there. */
export async function noted(
  ctx: Context,
  trace: {
    verb: 'directory.restrict-custody' | 'directory.lift-restriction';
    id: string;
    scope: string;
  },
  about: { pupilId: string; responsableId: string },
): Promise<void> {
  const { verb, id, scope } = trace;
  await note(ctx, { verb, to: { kind: 'custody-restriction', id }, scope });
  await emit(ctx, custodyChanged, about);
}
