import { sql } from 'kysely';
import type { Context } from '../../actor.ts';
import { canSeeRestrictions } from '../../custody/policy.ts';
import { db } from '../../tables.ts';
import type { Family, Responsable } from '../contract.ts';
import { type FamilyFacts, readsAs, seesOthers } from '../policy.ts';

type Pupil = Family['pupil'] & FamilyFacts & { structureIds: string[] };

/** A pupil’s family, as far as the actor may read it; undefined when not at all, or when there is no such pupil. */
export async function familyOf(ctx: Context, id: string): Promise<Family | undefined> {
  const pupil = await pupilSeen(ctx, id);
  const as = pupil && readsAs(pupil);
  if (pupil === undefined || as === undefined) return undefined;
  const { displayName, division, structureIds } = pupil;
  const all = await responsablesOf(ctx, id);
  const isStaff = as === 'staff';
  const knowsWhy = isStaff && canSeeRestrictions(ctx.actor, { structureIds });
  return {
    pupil: { id, displayName, division },
    readAs: as,
    may: [...pupil.may],
    responsables: all
      .filter(({ isMe }) => isMe || seesOthers(pupil))
      .map((one) => ({
        ...one,
        contact: one.isMe || (isStaff && one.keptApart?.isToCome !== false) ? one.contact : null,
        keptApart:
          isStaff && one.keptApart
            ? { ...one.keptApart, reason: knowsWhy ? one.keptApart.reason : null }
            : null,
      })),
  };
}

/** Whether there is a page of their family for the actor. */
export async function mayReadFamily(ctx: Context, id: string): Promise<boolean> {
  const pupil = await pupilSeen(ctx, id);
  return pupil !== undefined && readsAs(pupil) !== undefined;
}

async function pupilSeen({ db: window, actor }: Context, id: string): Promise<Pupil | undefined> {
  const hat = actor.hat ?? { structureId: null, profile: null };
  const { rows } = await sql<Pupil>`
    select c.person_id as id, c.display_name as "displayName",
      (select min(m.label) from directory.membership_whole m where m.person_id = c.person_id and m.kind = 'division') as division,
      array(select m.structure_id from directory.membership_whole m
        where m.person_id = c.person_id and m.kind = 'profile' and m.code = 'ELV') as "structureIds",
      exists (select from directory.sight s join directory.family_reader f on f.profile = ${hat.profile}
        where s.viewer_id = ${actor.personId} and s.subject_id = c.person_id and s.because = 'my-school'
          and s.structure_id = ${hat.structureId}) as "isReader",
      exists (select from directory.responsibility r
        where r.responsable_id = ${actor.personId} and r.pupil_id = c.person_id) as "isOfFamily",
      array(select distinct f.may from directory.family_may f
        where f.responsable_id = ${actor.personId} and f.pupil_id = c.person_id order by 1) as may
    from directory.person_card c
    where c.person_id = ${id} and exists (select from directory.membership_whole m
      where m.person_id = c.person_id and m.kind = 'profile' and m.code = 'ELV')`.execute(
    db({ db: window }),
  );
  return rows[0];
}

/** Whoever is responsible for a pupil today, in the order in which they are called; those kept apart too. */
async function responsablesOf(ctx: Context, id: string): Promise<Responsable[]> {
  const { rows } = await sql<Responsable>`
    select p.id, c.display_name as "displayName", p.id = ${ctx.actor.personId} as "isMe",
      coalesce(l.label, '') as lien, r.niveau_responsabilite as niveau, r.contact_priority as "contactPriority",
      r.pays, r.financial,
      json_build_object(
        'mails', array_remove(array[p.email], null),
        'phones', array(select phone from (values (1, p.mobile), (2, p.sms_phone), (3, p.home_phone), (4, p.work_phone)) as x(place, phone)
          where phone is not null group by phone order by min(place)),
        'address', nullif(concat_ws(', ', (select string_agg(line, ', ') from jsonb_array_elements_text(
          case when jsonb_typeof(p.address->'lines') = 'array' then p.address->'lines' else '[]' end) as line),
          nullif(concat_ws(' ', p.address->>'postalCode', p.address->>'city'), '')), ''),
        'addressShared', p.address_shared) as contact,
      (select json_build_object('from', k.valid_from, 'until', k.valid_to - 1, 'isToCome', k.valid_from > d.latest,
          'reason', k.reason_code)
        from directory.custody_restriction k
        where k.pupil_id = r.pupil_id and k.responsable_id = r.responsable_id
          and (k.valid_to is null or (k.valid_to > d.earliest and k.valid_to > k.valid_from))
        order by k.valid_from limit 1) as "keptApart"
    from directory.responsibility r
    join directory.person p on p.id = r.responsable_id
    join directory.person_card c on c.person_id = p.id
    left join directory.lien l on l.code = r.lien
    cross join lateral (
      select coalesce(min(directory.today_in(s.time_zone)), directory.today_in('Europe/Paris')) as earliest,
        coalesce(max(directory.today_in(s.time_zone)), directory.today_in('Europe/Paris')) as latest
      from directory.schooling o join directory.structure s on s.id = o.structure_id
      where o.person_id = r.pupil_id and o.valid_to is null) d
    where r.pupil_id = ${id} and p.missing_since is null
      and r.valid_from <= d.latest and (r.valid_to is null or r.valid_to > d.earliest)
    order by coalesce((select true from directory.custody_restriction k
        where k.pupil_id = r.pupil_id and k.responsable_id = r.responsable_id and k.valid_from <= d.latest
          and (k.valid_to is null or (k.valid_to > d.earliest and k.valid_to > k.valid_from)) limit 1), false),
      r.contact_priority nulls last, r.niveau_responsabilite = 0, r.niveau_responsabilite,
      c.family_name collate "fr-x-icu", c.given_name collate "fr-x-icu"`.execute(db(ctx));
  return rows;
}
