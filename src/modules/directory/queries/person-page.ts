import { sql } from 'kysely';
import type { Context } from '../actor.ts';
import type { PersonPage } from '../contract.ts';
import { canOpenDivision } from '../policy.ts';
import { db } from '../tables.ts';
import { writtenGroupe, writtenMatieres } from './written-matiere.ts';

interface Row extends Omit<PersonPage, 'groups'> {
  groups: {
    id: string;
    kind: 'division' | 'groupe';
    label: string;
    structureId: string;
    structure: string;
    matieres: string[];
    isTaughtByActor: boolean;
  }[];
}

/** What the actor may know of a person: name, roles, classes. Undefined when they have no sight of them. One statement. */
export async function personPage(ctx: Context, id: string): Promise<PersonPage | undefined> {
  const { rows } = await sql<Row>`
    select c.person_id as id, c.display_name as "displayName",
      (select coalesce(json_agg(json_build_object('profile', m.code, 'structure', s.name) order by s.name, m.code), '[]')
        from directory.membership m join directory.structure s on s.id = m.structure_id
        where m.person_id = c.person_id and m.kind = 'profile') as roles,
      (select coalesce(json_agg(json_build_object('id', g.group_id, 'kind', g.kind, 'label', g.label,
          'structureId', g.structure_id, 'structure', s.name, 'matieres', g.matieres,
          'isTaughtByActor', exists (select from directory.teaching_today t
            where t.group_id = g.group_id and t.person_id = ${ctx.actor.personId}))
          order by g.kind, g.label collate "fr-x-icu"), '[]')
        from (
          select m.group_id, m.kind, m.label, m.structure_id, '{}'::text[] as matieres from directory.membership m
          where m.person_id = c.person_id and m.kind in ('division', 'groupe')
          union all
          select t.group_id, t.kind, t.label, t.structure_id,
            coalesce(array_agg(distinct coalesce(mat.label, t.matiere)) filter (where t.matiere <> ''), '{}')
          from directory.teaching_today t left join directory.matiere mat on mat.code = t.matiere
          where t.person_id = c.person_id group by 1, 2, 3, 4) g
        join directory.structure s on s.id = g.structure_id) as groups
    from directory.person_card c
    where c.person_id = ${id} and exists (
      select from directory.acquaintance a where a.viewer_id = ${ctx.actor.personId} and a.subject_id = c.person_id)`.execute(
    db(ctx),
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    ...row,
    groups: row.groups.map(({ isTaughtByActor, structureId, ...group }) => ({
      ...group,
      label: group.kind === 'groupe' ? writtenGroupe(group.label) : group.label,
      matieres: writtenMatieres(group.matieres),
      can: { open: canOpenDivision(ctx.actor, { structureId, isTaughtByActor }) },
    })),
  };
}
