import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../actor.ts';
import { writtenMatieres } from '../../queries/written-matiere.ts';
import { db } from '../../tables.ts';
import type { Reason } from '../contract.ts';
import type { FoundGroup } from './group-facts.ts';

/** Why somebody is in a group on a day: each membership, whence it comes, and what it follows from. One statement. */
export async function reasonsOf(
  ctx: Context,
  group: FoundGroup,
  personId: string,
  on: string,
): Promise<Reason[]> {
  const { kind, code, structureId } = group;
  const there = { ctx, kind, code, structureId, personId, on };
  const { rows } = await sql<Row>`
    select case when m.source in ('hand', 'rule', 'derived') then m.source
        when m.source like 'group:%' then 'group' else 'feed' end as by,
      m.valid_from as since, m.valid_to - 1 as until,
      (select min(f.feed_date) from directory.feed f
        where f.source = m.source and f.outcome = 'applied' and f.feed_date >= m.valid_from) as feed,
      (select a.display_name from directory.person_card a where a.person_id = m.added_by) as "addedBy",
      (m.added_at at time zone s.time_zone)::date as "addedOn",
      ${matieresIn(there)} as matieres, ${divisionsIn(there)} as divisions, ${childrenIn(there, group.today)} as children,
      ${functionsIn(there)} as functions,
      (select json_build_object('id', x.id, 'label', x.label) from directory.people_group x
        where m.source = 'group:' || x.id) as through
    from directory.group_member m
    join directory.people_group g on g.id = m.group_id join directory.structure s on s.id = g.structure_id
    where m.group_id = ${group.id} and m.person_id = ${personId}
      and m.valid_from <= ${on}::date and (m.valid_to is null or m.valid_to > ${on}::date)
    order by m.valid_from, m.source`.execute(db(ctx));
  return rows.map(({ functions, ...reason }) => ({
    ...reason,
    matieres: writtenMatieres(reason.matieres),
    functions: functions.map(({ name, discipline }) => {
      const [what] = writtenMatieres(discipline === '' ? [] : [discipline]);
      return what === undefined ? name : `${name} (${what})`;
    }),
  }));
}

type Row = Omit<Reason, 'functions'> & { functions: { name: string; discipline: string }[] };

interface There {
  ctx: Context;
  kind: string;
  code: string;
  structureId: string;
  personId: string;
  on: string;
}

const held = (row: string, on: string): RawBuilder<boolean> => sql`
  ${sql.ref(`${row}.valid_from`)} <= ${on}::date
  and (${sql.ref(`${row}.valid_to`)} is null or ${sql.ref(`${row}.valid_to`)} > ${on}::date)`;

/** What they teach to the division of a teaching team. */
const matieresIn = ({ kind, code, structureId, personId, on }: There) => sql`array(
  select distinct coalesce(x.label, t.matiere) from directory.teaching t
  join directory.people_group d on d.id = t.group_id and d.structure_id = ${structureId} and d.kind = 'division' and d.code = ${code}
  left join directory.matiere x on x.code = t.matiere
  where ${kind} in ('teaching-team', 'head-teachers') and t.person_id = ${personId} and t.matiere <> '' and ${held('t', on)})`;

/** The classes where they teach a matière; the class of a pupil of a level. */
const divisionsIn = ({ kind, code, structureId, personId, on }: There) => sql`array(
  select d.label from directory.teaching t
  join directory.people_group d on d.id = t.group_id and d.structure_id = ${structureId}
  where ${kind} = 'matiere' and t.person_id = ${personId} and t.matiere = ${code} and ${held('t', on)}
  union
  select d.label from directory.group_member o
  join directory.people_group d on d.id = o.group_id and d.structure_id = ${structureId} and d.kind = 'division'
  where (${kind} in ('level', 'delegues') or ${kind} = 'profile' and ${code} = 'ELV')
    and o.person_id = ${personId} and ${held('o', on)}
  order by 1)`;

/** Their children there, among those the actor sees; a responsable reads only of whom they may be told. */
const childrenIn = (
  { ctx, kind, code, structureId, personId, on }: There,
  today: string,
): RawBuilder<string[]> => {
  const isNow = on === today || personId === ctx.actor.personId;
  const families = sql.table(isNow ? 'directory.responsibility_today' : 'directory.responsibility');
  return sql`array(
    select distinct c.given_name from ${families} r
    join directory.group_member o on o.person_id = r.pupil_id and ${held('o', on)}
    join directory.people_group d on d.id = o.group_id and d.structure_id = ${structureId}
    join directory.person_card c on c.person_id = r.pupil_id
    where r.responsable_id = ${personId} and r.niveau_responsabilite in (1, 2)
      and (${kind} = 'responsables' and d.kind = 'division' and d.code = ${code}
        or ${kind} = 'profile' and ${code} = 'TUT' and d.kind = 'profile' and d.code = 'ELV')
      and (select true from directory.sight s where s.viewer_id = ${ctx.actor.personId} and s.subject_id = r.pupil_id limit 1))`;
};

/** Their functions there, for a group of staff. */
const functionsIn = ({ kind, code, structureId, personId, on }: There) => sql`(
  select coalesce(jsonb_agg(distinct jsonb_build_object(
    'name', coalesce(p.label, f.label, f.code), 'discipline', coalesce(f.discipline_label, ''))), '[]')
  from directory.function f left join directory.function_profile p on p.function_code = f.code
  where f.person_id = ${personId} and f.structure_id = ${structureId} and ${held('f', on)}
    and (${kind} = 'function' and f.code = ${code} or ${kind} = 'profile' and coalesce(p.profile, 'ETA') = ${code}))`;
