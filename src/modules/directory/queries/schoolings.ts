import { type RawBuilder, sql } from 'kysely';
import { gathered } from '#kernel/gather';
import type { Context } from '../actor.ts';
import type { MyChildren, MyClass, Schooling, Teacher } from '../contract.ts';
import { db } from '../tables.ts';
import { writtenGroupe, writtenMatieres } from './written-matiere.ts';

/** My own schooling, in every structure where I am an élève. */
export async function myClass(ctx: Context): Promise<MyClass> {
  const rows = await schoolingOfPupil(ctx, ctx.actor.personId);
  return { schoolings: rows.map(({ lien, ...schooling }) => schooling) };
}

const schoolingOfPupil = gathered((ctx: Asking, pupils: readonly string[]) =>
  schoolingsOf(
    ctx,
    pupils,
    sql`select viewer_id, viewer_id as pupil_id, '' as lien from unnest(${pupils}::uuid[]) as viewer_id`,
  ),
);

/** The children I am responsible for, in all their schools; a child in two schools stands twice. */
export async function myChildren(ctx: Context): Promise<MyChildren> {
  return { children: [...(await schoolingsOfChildren(ctx, ctx.actor.personId))] };
}

const schoolingsOfChildren = gathered((ctx: Asking, responsables: readonly string[]) =>
  schoolingsOf(
    ctx,
    responsables,
    sql`
    select r.responsable_id as viewer_id, r.pupil_id, coalesce(l.label, '') as lien
    from directory.responsibility_today r
    left join directory.lien l on l.code = r.lien
    where r.responsable_id = any(${responsables}::uuid[]) and r.niveau_responsabilite in (1, 2)`,
  ),
);

type Asking = Pick<Context, 'db'>;

/** A pupil in a group, and somebody who teaches that group one matière. */
interface Row {
  viewer_id: string;
  lien: string;
  pupil_id: string;
  given_name: string;
  family_name: string;
  structure_id: string;
  structure_name: string;
  city: string | null;
  kind: 'profile' | 'division' | 'groupe';
  group_id: string;
  label: string;
  teacher_id: string | null;
  civility: string | null;
  teacher_given_name: string;
  teacher_family_name: string;
  matiere: string | null;
  /** Of a division: who are its professeurs principaux, with a space between. */
  heads: string | null;
  teacher_is_listed: boolean;
}

/** Whether there is a card of `t` for those whose work it is not. */
const isListed = sql`
  (select true from directory.unlisted u where u.person_id = t.person_id) is null`;

/**
 * For each viewer, in order, each pupil of `pupils (viewer_id, pupil_id, lien)` with school, division, groupes and
 * teachers. One statement of flat rows, put together here: nested in SQL the same costs PostgreSQL twice as much, most of
 * it before the first row. Where a pupil is comes first, so that it is not asked again for each of their teachers.
 */
async function schoolingsOf(
  ctx: Asking,
  viewers: readonly string[],
  pupils: RawBuilder<unknown>,
): Promise<(Schooling & { lien: string })[][]> {
  const { rows } = await sql<Row>`
    with pupil as materialized (${pupils}),
    place as materialized (
      select p.viewer_id, p.lien, p.pupil_id, c.given_name, c.family_name, s.structure_id, s.name as structure_name, s.city,
        m.kind, m.group_id, m.label, case when m.kind = 'division' then (
          select string_agg(h.person_id::text, ' ') from directory.membership_whole h
          where h.structure_id = m.structure_id and h.kind = 'head-teachers' and h.code = m.code) end as heads
      from pupil p
      join directory.person_card c on c.person_id = p.pupil_id
      join directory.membership_whole m on m.person_id = p.pupil_id
        and (m.kind in ('division', 'groupe') or m.kind = 'profile' and m.code = 'ELV')
      join directory.structure_card s on s.structure_id = m.structure_id)
    select place.*, t.person_id as teacher_id, w.civility, w.given_name as teacher_given_name,
      w.family_name as teacher_family_name, ${isListed} as teacher_is_listed,
      coalesce(mat.label, nullif(t.matiere, '')) as matiere
    from place
    left join directory.teaching_today t on t.group_id = place.group_id
    left join directory.person_card w on w.person_id = t.person_id
    left join directory.matiere mat on mat.code = t.matiere`.execute(db(ctx));
  const byViewer = Map.groupBy(rows, ({ viewer_id }) => viewer_id);
  return viewers.map((viewer) => schoolingsFrom(byViewer.get(viewer) ?? []));
}

const schoolingsFrom = (rows: readonly Row[]) =>
  [...Map.groupBy(rows, ({ pupil_id, structure_id }) => pupil_id + structure_id).values()]
    .flatMap((theirs) => schoolingFrom(theirs) ?? [])
    .sort(
      (a, b) =>
        french(a.pupil.givenName, b.pupil.givenName) || french(a.structure.name, b.structure.name),
    );

const { compare: french } = new Intl.Collator('fr');

/** The rows of one pupil in one structure; undefined where they are not an élève any more. */
function schoolingFrom(rows: readonly Row[]): (Schooling & { lien: string }) | undefined {
  const [first] = rows;
  if (first === undefined || !rows.some(({ kind }) => kind === 'profile')) return undefined;
  const groupsOf = (wanted: Row['kind']) =>
    [...new Map(rows.filter(({ kind }) => kind === wanted).map((row) => [row.group_id, row.label]))]
      .map(([id, label]) => ({ id, label }))
      .sort((a, b) => french(a.label, b.label));
  return {
    lien: first.lien,
    pupil: { id: first.pupil_id, givenName: first.given_name, familyName: first.family_name },
    structure: { id: first.structure_id, name: first.structure_name, city: first.city },
    division: groupsOf('division')[0] ?? null,
    groupes: groupsOf('groupe').map(({ id, label }) => ({ id, label: writtenGroupe(label) })),
    teachers: teachersFrom(rows),
  };
}

function teachersFrom(rows: readonly Row[]): Teacher[] {
  const heads = rows.flatMap(({ heads }) => heads ?? []).join(' ');
  const taught = Map.groupBy(rows, ({ teacher_id }) => teacher_id);
  return [...taught]
    .flatMap(([id, theirs]) => {
      const [first] = theirs;
      if (id === null || first === undefined) return [];
      return {
        id,
        civility: first.civility,
        givenName: first.teacher_given_name,
        familyName: first.teacher_family_name,
        matieres: writtenMatieres(theirs.flatMap(({ matiere }) => matiere ?? [])),
        professeurPrincipal: heads.includes(id),
        can: { open: first.teacher_is_listed },
      };
    })
    .sort(
      (a, b) =>
        Number(b.professeurPrincipal) - Number(a.professeurPrincipal) ||
        french(a.familyName, b.familyName),
    );
}

/** Who teaches any of the groups of a query of one column: rows of the shape of `Teacher`. */
export const teachersOf = (groups: RawBuilder<unknown>) => sql`
  select t.person_id as id, c.civility, c.given_name as "givenName", c.family_name as "familyName",
    array_agg(distinct coalesce(mat.label, t.matiere)) filter (where t.matiere <> '') as matieres,
    exists (
      select from directory.membership h
      join directory.people_group d on d.structure_id = h.structure_id and d.kind = 'division' and d.code = h.code
      where h.person_id = t.person_id and h.kind = 'head-teachers' and d.id in (${groups})
    ) as "professeurPrincipal", json_build_object('open', ${isListed}) as can
  from directory.teaching_today t
  join directory.person_card c on c.person_id = t.person_id
  left join directory.matiere mat on mat.code = t.matiere
  where t.group_id in (${groups})
  group by t.person_id, c.civility, c.given_name, c.family_name`;

/** The same teacher, the names of what they teach as one writes them, each once. */
export const withWrittenMatieres = (teacher: Teacher): Teacher => ({
  ...teacher,
  matieres: writtenMatieres(teacher.matieres ?? []),
});
