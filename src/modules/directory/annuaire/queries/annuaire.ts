import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../../actor.ts';
import { canOpenDivision } from '../../policy.ts';
import { writtenMatieres } from '../../queries/written-matiere.ts';
import { db } from '../../tables.ts';
import type { AnnuaireSchool, readAnnuaire } from '../contract.ts';
import { canFindStructures } from '../policy.ts';

interface Row extends Omit<AnnuaireSchool, 'divisions' | 'can'> {
  divisions: { id: string; label: string; isTaughtByActor: boolean }[];
}

/** The people whom the actor may know, school by school: that of their hat, or those of their children. One statement. */
export async function annuaire(ctx: Context): Promise<z.input<typeof readAnnuaire.reply>> {
  const { actor } = ctx;
  const schools = await schoolsOf(ctx, placesOf(ctx));
  return {
    schools: schools.map(({ divisions, ...school }) => ({
      ...school,
      staff: school.staff.map((member) => ({
        ...member,
        functions: writtenMatieres(member.functions),
        matieres: writtenMatieres(member.matieres),
      })),
      divisions: worksIn(ctx)
        ? divisions.map(({ isTaughtByActor, ...division }) => {
            const facts = { structureId: school.id, isTaughtByActor };
            return { ...division, can: { open: canOpenDivision(actor, facts) } };
          })
        : [],
      can: { open: worksIn(ctx) },
    })),
    can: { findStructures: canFindStructures(actor) },
  };
}

/** The structure of the hat; a responsable is everywhere their children are. */
const placesOf = ({ actor: { hat, hats } }: Context): string[] => {
  if (hat === null) return [];
  if (hat.profile !== 'TUT') return [hat.structureId];
  return hats.filter(({ profile }) => profile === 'TUT').map(({ structureId }) => structureId);
};

const worksIn = ({ actor: { hat } }: Context) =>
  hat !== null && !['ELV', 'TUT', 'TUE'].includes(hat.profile);

async function schoolsOf(ctx: Context, places: readonly string[]): Promise<Row[]> {
  if (places.length === 0) return [];
  const { personId } = ctx.actor;
  const { rows } = await sql<Row>`
    with known as materialized (
      select distinct a.subject_id, a.structure_id, a.known_as from directory.acquaintance a
      where a.viewer_id = ${personId} and a.structure_id = any(${places}::uuid[]))
    select s.structure_id as id, s.name, s.city,
      (select coalesce(json_agg(w order by w.family, w.given, w.id), '[]') from (
        select c.person_id as id, c.civility, c.given_name as "givenName", c.family_name as "familyName",
          p.plain_family as family, p.plain_given as given, m.code as profile,
          array(select distinct coalesce(f.discipline_label, n.label) from directory.function f
            join directory.function_profile n on n.function_code = f.code and n.profile = m.code
            where f.person_id = c.person_id and f.structure_id = s.structure_id and f.valid_to is null) as functions,
          array(select distinct coalesce(mat.label, t.matiere) from directory.teaching_today t
            left join directory.matiere mat on mat.code = t.matiere
            where t.person_id = c.person_id and t.structure_id = s.structure_id and t.matiere <> '') as matieres
        from (select distinct k.subject_id from known k where k.structure_id = s.structure_id
          union select ${personId}::uuid) k
        join directory.membership_whole m on m.person_id = k.subject_id and m.structure_id = s.structure_id
          and m.kind = 'profile' and m.code not in ('ELV', 'TUT', 'TUE')
        join directory.person_card c on c.person_id = k.subject_id
        join directory.person p on p.id = k.subject_id) w) as staff,
      (select coalesce(json_agg(json_build_object('id', g.id, 'label', g.label,
          'isTaughtByActor', exists (select from directory.teaching_today t
            where t.group_id = g.id and t.person_id = ${personId})) order by g.label collate "fr-x-icu"), '[]')
        from directory.people_group g
        where g.structure_id = s.structure_id and g.kind = 'division' and g.valid_to is null) as divisions,
      (select coalesce(json_agg(json_build_object('id', c.person_id, 'civility', c.civility,
          'givenName', c.given_name, 'familyName', c.family_name) order by p.plain_family, p.plain_given, p.id), '[]')
        from known k join directory.person_card c on c.person_id = k.subject_id
        join directory.person p on p.id = k.subject_id
        where k.structure_id = s.structure_id and k.known_as = 'classmate' and k.subject_id <> ${personId}) as classmates
    from directory.structure_card s where s.structure_id = any(${places}::uuid[])
    order by s.name collate "fr-x-icu", s.structure_id`.execute(db(ctx));
  return rows;
}
