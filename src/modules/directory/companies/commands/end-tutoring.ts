import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { dateIn } from '#kernel/clock';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import { tutoringsChanged } from '../contract.ts';
import { canNoteTutors } from '../policy.ts';

/** Ends it today; one that is over, or of another school, does not exist. */
export const endTutoring = (ctx: Context, id: string): Promise<void> =>
  together(ctx, async (ctx) => {
    const { rows } = await sql<Held>`
      select t.tutor_id as "tutorId", t.structure_id as "structureId", t.company_id as "companyId",
        t.valid_to as "validTo", s.time_zone as "timeZone"
      from directory.tutoring t join directory.structure s on s.id = t.structure_id
      where t.id = ${id} for update of t`.execute(db(ctx));
    const [held] = rows;
    if (held === undefined || !canNoteTutors(ctx.actor, held))
      return refuse('missing', 'directory.no-such-tutoring');
    const { structureId, tutorId } = held;
    const now = ctx.clock.now();
    const today = dateIn(held.timeZone, now);
    if (held.validTo <= today) refuse('missing', 'directory.no-such-tutoring');
    await sql`
      update directory.tutoring set valid_to = greatest(valid_from, ${today}::date), ended_by = ${ctx.actor.personId},
        ended_at = ${now} where id = ${id}`.execute(db(ctx));
    await sql`select directory.follow_tutoring(${tutorId}, ${held.companyId})`.execute(db(ctx));
    const to = { kind: 'person', id: tutorId };
    await note(ctx, { verb: 'directory.end-tutoring', to, scope: structureId });
    await emit(ctx, tutoringsChanged, { structureId });
  });

interface Held {
  tutorId: string;
  structureId: string;
  companyId: string;
  validTo: string;
  timeZone: string;
}
