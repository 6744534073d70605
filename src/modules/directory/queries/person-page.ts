import { sql } from 'kysely';
import type { Context } from '../actor.ts';
import type { PersonPage } from '../card/contract.ts';
import { writtenFields } from '../card/written-fields.ts';
import { mayReadFamily } from '../families/queries/family.ts';
import { canOpenDivision } from '../policy.ts';
import { db } from '../tables.ts';
import { teachersOf, withWrittenMatieres } from './schoolings.ts';
import { writtenGroupe, writtenMatieres } from './written-matiere.ts';

interface Row extends Omit<PersonPage, 'groups' | 'contact' | 'pupil' | 'isMe' | 'can'> {
  known: string[];
  contact: Record<string, unknown> | null;
  schoolings: NonNullable<PersonPage['pupil']>['schoolings'];
  teachers: NonNullable<PersonPage['pupil']>['teachers'];
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

/** As what one knows somebody when their schooling is one's business, and when their family is. */
const FOLLOWS = ['self', 'parent', 'teacher', 'direction', 'administrator'];
const REACHES_FAMILY = ['parent', 'direction'];
const KNOWS_FAMILY = ['self', 'direction', 'administrator'];

/** What the actor may know of a person. Undefined when they do not know them. One statement, and one for a family. */
export async function personPage(ctx: Context, id: string): Promise<PersonPage | undefined> {
  const { personId } = ctx.actor;
  const { rows } = await sql<Row>`
    with known as materialized (
      select distinct a.known_as from directory.acquaintance a where a.viewer_id = ${personId} and a.subject_id = ${id})
    select c.person_id as id, c.display_name as "displayName", c.given_name as "givenName",
      c.family_name as "familyName", c.civility, array(select known_as from known) as known,
      directory.is_unlisted(c.person_id) as "isUnlisted",
      (select jsonb_object_agg(f.field, to_jsonb(p)->f.field) from directory.person p cross join (
        select distinct f.field from directory.shown_field f where f.viewer_id = ${personId} and f.subject_id = ${id}) f
        where p.id = c.person_id) as contact,
      (select coalesce(json_agg(json_build_object('profile', m.code, 'structure', s.name, 'functions', ${functionsOf})
          order by s.name, m.code), '[]')
        from directory.membership m join directory.structure s on s.id = m.structure_id
        where m.person_id = c.person_id and m.kind = 'profile') as roles,
      (select coalesce(json_agg(json_build_object('id', g.group_id, 'kind', g.kind, 'label', g.label,
          'structureId', g.structure_id, 'structure', s.name, 'matieres', g.matieres,
          'isTaughtByActor', exists (select from directory.teaching_today t
            where t.group_id = g.group_id and t.person_id = ${personId}))
          order by g.kind, g.label collate "fr-x-icu"), '[]')
        from (
          select m.group_id, m.kind, m.label, m.structure_id, '{}'::text[] as matieres from directory.membership m
          where m.person_id = c.person_id and m.kind in ('division', 'groupe')
          union all
          select t.group_id, t.kind, t.label, t.structure_id,
            coalesce(array_agg(distinct coalesce(mat.label, t.matiere)) filter (where t.matiere <> ''), '{}')
          from directory.teaching_today t left join directory.matiere mat on mat.code = t.matiere
          where t.person_id = c.person_id group by 1, 2, 3, 4) g
        join directory.structure s on s.id = g.structure_id) as groups,
      (select coalesce(json_agg(json_build_object('structure', s.name, 'niveau', o.mef_label, 'regime', o.regime)
          order by s.name), '[]')
        from directory.schooling o join directory.structure s on s.id = o.structure_id
        where o.person_id = c.person_id and o.valid_from <= directory.today_in(s.time_zone)
          and (o.valid_to is null or o.valid_to > directory.today_in(s.time_zone))) as schoolings,
      (select coalesce(json_agg(t order by not t."professeurPrincipal", t."familyName" collate "fr-x-icu"), '[]')
        from (${teachersOf(sql`
          select m.group_id from directory.membership m
          where m.person_id = ${id} and m.kind in ('division', 'groupe')`)}) t) as teachers
    from directory.person_card c
    where c.person_id = ${id} and exists (select from known)`.execute(db(ctx));
  const [row] = rows;
  if (row === undefined) return undefined;
  const mayHaveFamily = isPupil(row) && row.known.some((way) => REACHES_FAMILY.includes(way));
  return pageOf(ctx, row, mayHaveFamily && (await mayReadFamily(ctx, id)));
}

/** What somebody does besides what their profile says already. */
const functionsOf = sql`(
  select coalesce(json_agg(distinct coalesce(f.discipline_label, n.label)), '[]')
  from directory.function f join directory.function_profile n on n.function_code = f.code and n.profile = m.code
  where f.person_id = m.person_id and f.structure_id = m.structure_id and f.valid_to is null)`;

/** Received in capitals, as one writes it. */
const written = (label: string | null) => writtenMatieres(label === null ? [] : [label])[0] ?? null;

const isPupil = ({ roles }: Row) => roles.some(({ profile }) => profile === 'ELV');

function pageOf(ctx: Context, row: Row, readFamily: boolean): PersonPage {
  const { known, contact, schoolings, teachers, ...page } = row;
  const isKnownAs = (ways: readonly string[]) => ways.some((way) => known.includes(way));
  return {
    ...page,
    isMe: row.id === ctx.actor.personId,
    roles: row.roles
      .filter(({ profile }) => profile !== 'TUT' || isKnownAs(KNOWS_FAMILY))
      .map((role) => ({ ...role, functions: writtenMatieres(role.functions.filter(Boolean)) })),
    contact: writtenFields(contact ?? {}),
    groups: row.groups.map(({ isTaughtByActor, structureId, ...group }) => ({
      ...group,
      label: group.kind === 'groupe' ? writtenGroupe(group.label) : group.label,
      matieres: writtenMatieres(group.matieres),
      can: { open: canOpenDivision(ctx.actor, { structureId, isTaughtByActor }) },
    })),
    can: { readFamily },
    pupil:
      isPupil(row) && isKnownAs(FOLLOWS)
        ? {
            schoolings: schoolings.map((one) => ({ ...one, regime: written(one.regime) })),
            teachers: teachers.map(withWrittenMatieres),
          }
        : null,
  };
}
