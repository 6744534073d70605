import { sql } from 'kysely';
import { dateIn } from '#kernel/clock';
import { gathered } from '#kernel/gather';
import type { Context } from '../../actor.ts';
import { canAdminister, platform, structuresWith } from '../../policy.ts';
import { db } from '../../tables.ts';
import type { MyApprentices, MyTutors, Tutoring } from '../contract.ts';

/** Most of them shown at once: a large CFA has two thousand apprentices. */
const MOST = 3_000;

/** The schools where this actor may note tutors: the one they head, those they administer. */
export async function placesOfTutors(ctx: Context) {
  const { actor, clock } = ctx;
  const mine = [...(structuresWith(actor, 'administer') ?? [])];
  if (actor.hat?.profile === 'DIR') mine.push(actor.hat.structureId);
  const { rows } = await sql<{ id: string; name: string; timeZone: string }>`
    select s.structure_id as id, s.name, s.time_zone as "timeZone"
    from directory.structure_card s join directory.structure_kind k on k.kind = s.kind and k.is_school
    where s.missing_since is null
      and (${canAdminister(actor, platform)} or s.structure_id = any(${mine}::uuid[]))
    order by s.name collate "fr-x-icu", s.structure_id`.execute(db(ctx));
  return rows.map(({ id, name, timeZone }) => ({ id, name, today: dateIn(timeZone, clock.now()) }));
}

/** The tutors of the pupils of these schools whom the actor sees, today and to come; by name of the pupil. */
export async function tutoringsIn(
  ctx: Context,
  places: readonly { id: string }[],
): Promise<Tutoring[]> {
  const { rows } = await sql<Tutoring>`
    select t.id, json_build_object('id', t.tutor_id, 'displayName', tutor.display_name, 'email', p.email,
        'phone', p.work_phone) as tutor,
      ${pupilShape}, ${schoolShape}, ${companyShape}, t.kind, t.valid_from as from, t.valid_to - 1 as until,
      t.valid_from > directory.today_in(s.time_zone) as "isToCome"
    from directory.tutoring t
    join directory.structure s on s.id = t.structure_id
    join directory.structure company on company.id = t.company_id
    join directory.person_card pupil on pupil.person_id = t.pupil_id
    join directory.person_card tutor on tutor.person_id = t.tutor_id
    join directory.person p on p.id = t.tutor_id
    where t.structure_id = any(${places.map(({ id }) => id)}::uuid[])
      and t.valid_to > directory.today_in(s.time_zone) and t.valid_to > t.valid_from
      and exists (select from directory.sight g where g.viewer_id = ${ctx.actor.personId} and g.subject_id = t.pupil_id)
    order by pupil.family_name collate "fr-x-icu", pupil.given_name collate "fr-x-icu", t.valid_from, t.id
    limit ${MOST}`.execute(db(ctx));
  return rows;
}

const pupilShape = sql`json_build_object('id', t.pupil_id, 'givenName', pupil.given_name, 'familyName', pupil.family_name,
  'division', (select min(m.label) from directory.membership m
    where m.person_id = t.pupil_id and m.structure_id = t.structure_id and m.kind = 'division')) as pupil`;
const schoolShape = sql`json_build_object('id', s.id, 'name', s.name) as structure`;
const companyShape = sql`json_build_object('name', company.name, 'siret', company.siret, 'city', company.city) as company`;

/** Whom the actor follows in a company today: name, school, division, and no more. */
export async function myApprentices(ctx: Context): Promise<MyApprentices> {
  const { rows } = await sql<MyApprentices['apprentices'][number]>`
    select t.id, ${pupilShape}, ${schoolShape}, t.kind, w.valid_to - 1 as until
    from (select distinct id, tutor_id, pupil_id, structure_id, kind from directory.tutoring_today) t
    join directory.tutoring w on w.id = t.id
    join directory.structure s on s.id = t.structure_id
    join directory.person_card pupil on pupil.person_id = t.pupil_id
    where t.tutor_id = ${ctx.actor.personId} and exists (select from directory.sight g
      where g.viewer_id = t.tutor_id and g.subject_id = t.pupil_id and g.because = 'my-apprentice')
    order by pupil.family_name collate "fr-x-icu", pupil.given_name collate "fr-x-icu", t.id`.execute(
    db(ctx),
  );
  return { apprentices: rows };
}

/** Who follows the actor in a company today. What sight says of them is `tutoring_today`, asked here itself. */
export const myTutors = async (ctx: Context): Promise<MyTutors> => ({
  tutors: await tutorsOf(ctx, ctx.actor.personId),
});

const tutorsOf = gathered(async (ctx: Pick<Context, 'db'>, pupils: readonly string[]) => {
  const { rows } = await sql<MyTutors['tutors'][number] & { pupilId: string }>`
    select distinct on (t.id) t.pupil_id as "pupilId", t.id,
      json_build_object('id', t.tutor_id, 'displayName', tutor.display_name) as tutor,
      ${companyShape}, t.kind, w.valid_to - 1 as until
    from directory.tutoring_today t
    join directory.tutoring w on w.id = t.id
    join directory.structure company on company.id = t.company_id
    join directory.person_card tutor on tutor.person_id = t.tutor_id
    where t.pupil_id = any(${pupils}::uuid[])
    order by t.id`.execute(db(ctx));
  const byPupil = Map.groupBy(rows, ({ pupilId }) => pupilId);
  return pupils.map((pupil) => (byPupil.get(pupil) ?? []).map(({ pupilId: _, ...tutor }) => tutor));
});
