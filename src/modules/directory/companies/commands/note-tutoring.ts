import { sql } from 'kysely';
import type { z } from 'zod';
import { note } from '#kernel/acts';
import { dateIn } from '#kernel/clock';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import { type noteTutoring as endpoint, isSiret, tutoringsChanged } from '../contract.ts';
import { areTutoringDays, canNoteTutors } from '../policy.ts';
import { companyOf, tutorOf, writeTutoring } from './write-tutoring.ts';

/** Notes who follows a pupil in a company; company and tutor are written when they are not there. Returns its id. */
export const noteTutoring = (
  ctx: Context,
  wanted: z.output<(typeof endpoint)['input']>,
): Promise<string> =>
  together(ctx, async (ctx) => {
    const { structureId, pupilId, kind, from, until } = wanted;
    if (!canNoteTutors(ctx.actor, { structureId })) refuse('missing', 'directory.no-tutors-there');
    const timeZone = await zoneOfPupil(ctx, structureId, pupilId);
    if (timeZone === undefined) return refuse('missing', 'directory.no-such-apprentice');
    if (!areTutoringDays({ from, until, today: dateIn(timeZone, ctx.clock.now()) }))
      refuse('invalid', 'directory.tutoring-days');
    if (!isSiret(wanted.company.siret)) refuse('invalid', 'directory.not-a-siret');
    const companyId = await companyOf(ctx, wanted.company);
    const tutorId = await tutorOf(ctx, { companyId, structureId }, wanted.tutor);
    const said = { tutorId, pupilId, structureId, companyId, kind, from, until, source: 'local' };
    const id = await writeTutoring(ctx, said);
    if (id === undefined) return refuse('conflict', 'directory.already-tutor');
    const to = { kind: 'person', id: tutorId };
    await note(ctx, { verb: 'directory.note-tutoring', to, scope: structureId });
    await emit(ctx, tutoringsChanged, { structureId });
    return id;
  });

/** The time zone of a school where this pupil is today; undefined when they are not. Locked: one note at a time. */
async function zoneOfPupil(
  ctx: Context,
  structureId: string,
  pupilId: string,
): Promise<string | undefined> {
  await sql`select from directory.person where id = ${pupilId} for update`.execute(db(ctx));
  const { rows } = await sql<{ timeZone: string }>`
    select s.time_zone as "timeZone" from directory.structure_card s
    join directory.structure_kind k on k.kind = s.kind and k.is_school
    where s.structure_id = ${structureId} and exists (select from directory.membership m
      where m.structure_id = s.structure_id and m.person_id = ${pupilId} and m.kind = 'profile' and m.code = 'ELV')`.execute(
    db(ctx),
  );
  return rows[0]?.timeZone;
}
