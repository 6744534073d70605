import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../actor.ts';
import type { MyChildren, MyClass, Schooling, Teacher } from '../contract.ts';
import { db } from '../tables.ts';
import { writtenGroupe, writtenMatieres } from './written-matiere.ts';

/** My own schooling, in every structure where I am an élève. */
export async function myClass(ctx: Context): Promise<MyClass> {
  const me = sql`select ${ctx.actor.personId}::uuid as pupil_id, ''::text as lien`;
  const rows = await schoolingsOf(ctx, me);
  return { schoolings: rows.map(({ lien, ...schooling }) => schooling) };
}

/** The children I am responsible for, in all their schools; a child in two schools stands twice. */
export async function myChildren(ctx: Context): Promise<MyChildren> {
  const mine = sql`
    select s.subject_id as pupil_id, coalesce(l.label, '') as lien
    from directory.sight s
    join directory.responsibility_today r on r.pupil_id = s.subject_id and r.responsable_id = s.viewer_id
    left join directory.lien l on l.code = r.lien
    where s.viewer_id = ${ctx.actor.personId} and s.because = 'my-child'`;
  return { children: await schoolingsOf(ctx, mine) };
}

type Row = Schooling & { lien: string };

/** One statement: each pupil of `pupils (pupil_id, lien)` with school, division, groupes and teachers. */
async function schoolingsOf(ctx: Context, pupils: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with pupil as materialized (${pupils}),
    place as materialized (
      select p.pupil_id, p.lien, m.structure_id
      from pupil p join directory.membership m on m.person_id = p.pupil_id
      where m.kind = 'profile' and m.code = 'ELV'),
    belongs as materialized (
      select p.pupil_id, m.structure_id, m.group_id, m.kind, m.code, m.label
      from pupil p join directory.membership m on m.person_id = p.pupil_id
      where m.kind in ('division', 'groupe'))
    select place.lien,
      json_build_object('id', c.person_id, 'givenName', c.given_name, 'familyName', c.family_name) as pupil,
      json_build_object('id', s.structure_id, 'name', s.name, 'city', s.city) as structure,
      (select json_build_object('id', b.group_id, 'label', b.label) from belongs b
        where b.pupil_id = place.pupil_id and b.structure_id = place.structure_id and b.kind = 'division'
        order by b.label limit 1) as division,
      (select coalesce(json_agg(json_build_object('id', b.group_id, 'label', b.label) order by b.label), '[]')
        from belongs b
        where b.pupil_id = place.pupil_id and b.structure_id = place.structure_id and b.kind = 'groupe') as groupes,
      (select coalesce(json_agg(t order by not t."professeurPrincipal", t."familyName" collate "fr-x-icu"), '[]')
        from (${teachersOf(sql`select b.group_id from belongs b
          where b.pupil_id = place.pupil_id and b.structure_id = place.structure_id`)}) t) as teachers
    from place
    join directory.person_card c on c.person_id = place.pupil_id
    join directory.structure_card s on s.structure_id = place.structure_id
    order by c.given_name collate "fr-x-icu", s.name`.execute(db(ctx));
  return rows.map((row) => ({
    ...row,
    groupes: row.groupes.map(({ id, label }) => ({ id, label: writtenGroupe(label) })),
    teachers: row.teachers.map(withWrittenMatieres),
  }));
}

/** Who teaches any of the groups of a query of one column: rows of the shape of `Teacher`. */
export const teachersOf = (groups: RawBuilder<unknown>) => sql`
  select t.person_id as id, c.civility, c.given_name as "givenName", c.family_name as "familyName",
    array_agg(distinct coalesce(mat.label, t.matiere)) filter (where t.matiere <> '') as matieres,
    exists (
      select from directory.membership h
      join directory.people_group d on d.structure_id = h.structure_id and d.kind = 'division' and d.code = h.code
      where h.person_id = t.person_id and h.kind = 'head-teachers' and d.id in (${groups})
    ) as "professeurPrincipal"
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
