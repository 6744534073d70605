import { sql } from 'kysely';
import type { Context } from '../actor.ts';
import type { DivisionPage, MyDivisions } from '../contract.ts';
import { canOpenDivision } from '../policy.ts';
import { db } from '../tables.ts';
import { teachersOf, withWrittenMatieres } from './schoolings.ts';
import { writtenGroupe, writtenMatieres } from './written-matiere.ts';

const pupilsOf = (group: string) => sql`
  select coalesce(json_agg(json_build_object('id', c.person_id, 'givenName', c.given_name, 'familyName', c.family_name)
    order by c.family_name collate "fr-x-icu", c.given_name collate "fr-x-icu"), '[]')
  from directory.membership_whole m join directory.person_card c on c.person_id = m.person_id
  where m.group_id = ${sql.ref(group)}`;

/** The divisions and groupes that I teach in the structure of my hat, with their pupils. One statement. */
export async function myDivisions(ctx: Context): Promise<MyDivisions> {
  const { personId, hat } = ctx.actor;
  const { rows } = await sql<MyDivisions['divisions'][number]>`
    with taught as materialized (
      select t.group_id, t.structure_id, t.kind, t.code, t.label,
        coalesce(array_agg(distinct coalesce(mat.label, t.matiere)) filter (where t.matiere <> ''), '{}') as matieres
      from directory.teaching_today t left join directory.matiere mat on mat.code = t.matiere
      where t.person_id = ${personId} and t.structure_id = ${hat?.structureId ?? null}
      group by t.group_id, t.structure_id, t.kind, t.code, t.label)
    select taught.group_id as id, taught.kind, taught.label, taught.matieres,
      (select c.civility from directory.person_card c where c.person_id = ${personId}) as civility,
      taught.kind = 'division' and exists (
        select from directory.membership_whole h
        where h.person_id = ${personId} and h.structure_id = taught.structure_id
          and h.kind = 'head-teachers' and h.code = taught.code) as "professeurPrincipal",
      (${pupilsOf('taught.group_id')}) as pupils
    from taught order by 6 desc, taught.kind, taught.label collate "fr-x-icu"`.execute(db(ctx));
  return {
    divisions: rows.map((row) => ({
      ...row,
      label: labelOf(row),
      matieres: writtenMatieres(row.matieres),
    })),
  };
}

const labelOf = ({ kind, label }: Pick<DivisionPage, 'kind' | 'label'>) =>
  kind === 'groupe' ? writtenGroupe(label) : label;

type Row = DivisionPage & { isTaughtByActor: boolean };

/** A division or groupe, when the actor may open it; undefined when not, or when there is none. One statement. */
export async function findDivision(ctx: Context, id: string): Promise<DivisionPage | undefined> {
  const { rows } = await sql<Row>`
    select g.id, g.kind, g.label,
      json_build_object('id', s.structure_id, 'name', s.name) as structure,
      exists (select from directory.teaching_today t
        where t.group_id = g.id and t.person_id = ${ctx.actor.personId}) as "isTaughtByActor",
      (select coalesce(json_agg(t order by not t."professeurPrincipal", t."familyName" collate "fr-x-icu"), '[]')
        from (${teachersOf(sql`select g.id`)}) t) as teachers,
      (${pupilsOf('g.id')}) as pupils
    from directory.people_group g join directory.structure_card s on s.structure_id = g.structure_id
    where g.id = ${id} and g.kind in ('division', 'groupe')`.execute(db(ctx));
  const [row] = rows;
  if (row === undefined) return undefined;
  const { isTaughtByActor, ...page } = row;
  if (!canOpenDivision(ctx.actor, { structureId: page.structure.id, isTaughtByActor }))
    return undefined;
  return { ...page, label: labelOf(page), teachers: page.teachers.map(withWrittenMatieres) };
}
