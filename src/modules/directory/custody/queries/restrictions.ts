import { sql } from 'kysely';
import { dateIn } from '#kernel/clock';
import type { Context } from '../../actor.ts';
import { canAdminister, platform } from '../../policy.ts';
import { db } from '../../tables.ts';
import type { CustodyRestriction } from '../contract.ts';

/** Most restrictions shown at once: a region has some hundreds. */
const MOST = 2_000;

/** The schools where this actor may note a restriction: the one they head; all for the central administrator. */
export async function placesToProtect(ctx: Context) {
  const { hat } = ctx.actor;
  const headed = hat?.profile === 'DIR' ? hat.structureId : null;
  const { rows } = await sql<{ id: string; name: string; timeZone: string }>`
    select s.structure_id as id, s.name, s.time_zone as "timeZone"
    from directory.structure_card s join directory.structure_kind k on k.kind = s.kind and k.is_school
    where s.missing_since is null
      and (${canAdminister(ctx.actor, platform)} or s.structure_id = ${headed})
    order by s.name collate "fr-x-icu", s.structure_id`.execute(db(ctx));
  return rows.map(({ id, name, timeZone }) => ({
    id,
    name,
    today: dateIn(timeZone, ctx.clock.now()),
  }));
}

/** The restrictions that hold or will, of the pupils of these schools, by name of the pupil. */
export async function restrictionsIn(
  ctx: Context,
  places: readonly { id: string }[],
): Promise<CustodyRestriction[]> {
  const { rows } = await sql<CustodyRestriction>`
    select c.id, ${named('p')} as pupil, place.names as structures,
      json_build_object('id', r.person_id, 'givenName', r.given_name, 'familyName', r.family_name,
        'lien', coalesce((select l.label from directory.responsibility y join directory.lien l on l.code = y.lien
          where y.pupil_id = c.pupil_id and y.responsable_id = c.responsable_id
          order by y.valid_from desc limit 1), '')) as responsable,
      c.valid_from as from, c.valid_to - 1 as until, c.reason_code as reason,
      c.valid_from > place.latest as "isToCome", n.display_name as "notedBy"
    from directory.custody_restriction c
    cross join lateral (
      select array_agg(distinct s.name) as names, min(directory.today_in(s.time_zone)) as earliest,
        max(directory.today_in(s.time_zone)) as latest
      from directory.membership m join directory.structure_card s on s.structure_id = m.structure_id
      where m.person_id = c.pupil_id and m.kind = 'profile' and m.code = 'ELV'
      having bool_or(m.structure_id = any(${places.map(({ id }) => id)}::uuid[]))) place
    join directory.person_card p on p.person_id = c.pupil_id
    join directory.person_card r on r.person_id = c.responsable_id
    left join directory.person_card n on n.person_id = c.noted_by
    where c.valid_to is null or (c.valid_to > place.earliest and c.valid_to > c.valid_from)
    order by p.family_name collate "fr-x-icu", p.given_name collate "fr-x-icu", c.valid_from, c.id
    limit ${MOST}`.execute(db(ctx));
  return rows;
}

/** The shape of a name, of an alias of `person_card`. */
const named = (alias: 'p') => {
  const card = sql.ref(`${alias}.person_id`);
  const given = sql.ref(`${alias}.given_name`);
  const family = sql.ref(`${alias}.family_name`);
  return sql`json_build_object('id', ${card}, 'givenName', ${given}, 'familyName', ${family})`;
};
