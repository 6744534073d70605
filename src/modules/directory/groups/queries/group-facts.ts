import { sql } from 'kysely';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import type { GroupFacts, PlaceFacts } from '../policy.ts';

/** A group as the law and the commands see it. */
export interface FoundGroup extends GroupFacts {
  id: string;
  code: string;
  label: string;
  structureId: string;
  today: string;
  /** The first day on which it is no more. */
  validTo: string | null;
}

const places = sql`(
  select coalesce(json_agg(json_build_object('id', p.id, 'overIds', array(
    select u.over_id from directory.structure_under u where u.structure_id = p.id)) order by p.id), '[]')
  from (
    select s.structure_id as id from directory.group_scope s where s.group_id = g.id
    union select g.structure_id) p)`;

/** A group with what it is to the actor; undefined when there is none. One statement. */
export async function findGroup(ctx: Context, id: string): Promise<FoundGroup | undefined> {
  const me = ctx.actor.personId;
  const { rows } = await sql<FoundGroup>`
    select g.id, g.kind, g.code, g.label, g.structure_id as "structureId", g.valid_to as "validTo",
      directory.today_in(s.time_zone) as today, ${places} as places,
      coalesce(g.valid_to <= directory.today_in(s.time_zone), false) as "isOver",
      exists (select from directory.membership m where m.group_id = g.id and m.person_id = ${me}) as "isMember",
      exists (select from directory.group_owner o where o.group_id = g.id and o.person_id = ${me}) as "isOwner",
      exists (select from directory.teaching_today t where t.group_id = g.id and t.person_id = ${me}) as "isTaught",
      g.kind in ('division', 'teaching-team', 'responsables', 'head-teachers', 'delegues') and exists (
        select from directory.membership h where h.person_id = ${me} and h.structure_id = g.structure_id
          and h.kind = 'head-teachers' and h.code = g.code) as "isHeadTeacher"
    from directory.people_group g join directory.structure s on s.id = g.structure_id
    where g.id = ${id}`.execute(db(ctx));
  return rows[0];
}

/** The structures of these ids with those over them; fewer than asked for when some are not there. */
export async function findPlaces(ctx: Context, ids: readonly string[]): Promise<PlaceFacts[]> {
  const { rows } = await sql<PlaceFacts>`
    select s.id, array(select u.over_id from directory.structure_under u where u.structure_id = s.id) as "overIds"
    from directory.structure s where s.id = any(${ids}::uuid[]) order by s.id`.execute(db(ctx));
  return rows;
}
