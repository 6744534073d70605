import { type RawBuilder, sql } from 'kysely';
import type { Attribute } from './contract.ts';

/** Attributes that are membership of a kind of group. */
const kinds: Partial<Record<Attribute, string>> = {
  profile: 'profile',
  level: 'level',
  division: 'division',
  groupe: 'groupe',
  matiere: 'matiere',
  function: 'function',
  'teaches-division': 'teaching-team',
  'head-teacher-of': 'head-teachers',
};

/** Whose facts are read: of these people, or (null) of whoever belongs to the structures. */
export interface Whose {
  people: readonly string[] | null;
  structureIds: readonly string[];
}

/** The structures of these ids, and those under them. */
export const reach = (ids: readonly string[]): RawBuilder<unknown> => sql`
  select unnest(${ids}::uuid[])
  union select u.structure_id from directory.structure_under u where u.over_id = any(${ids}::uuid[])`;

/**
 * A select of all that rules with these attributes may ask of people: `person_id`, `structure_id`, `attribute`, `code`,
 * true today. Read once for many rules, so that asking one is a look into a hash.
 */
export function factsFor(attributes: ReadonlySet<Attribute>, whose: Whose): RawBuilder<unknown> {
  const has = (...wanted: Attribute[]) => wanted.filter((one) => attributes.has(one));
  const held = has(...(Object.keys(kinds) as Attribute[]));
  const parts = [
    sql`select m.person_id, m.structure_id, w.attribute, m.code
      from (select * from unnest(${held}::text[], ${held.map((one) => kinds[one])}::text[]) as w(attribute, kind)) w
      join directory.membership m on m.kind = w.kind where ${among('m', whose)}`,
  ];
  const ofChildren = has('child-division', 'child-level');
  if (ofChildren.length > 0)
    parts.push(sql`
      select r.responsable_id, k.structure_id, 'child-' || k.kind, k.code from directory.responsibility_today r
      join directory.membership k on k.person_id = r.pupil_id
      where r.niveau_responsabilite in (1, 2) and 'child-' || k.kind = any(${ofChildren}::text[]) and ${families(whose)}`);
  if (attributes.has('lien'))
    parts.push(sql`
      select r.responsable_id, k.structure_id, 'lien', r.lien from directory.responsibility_today r
      join directory.membership k on k.person_id = r.pupil_id
      where k.kind = 'profile' and ${families(whose)}`);
  if (attributes.has('teaches-level'))
    parts.push(sql`
      select m.person_id, m.structure_id, 'teaches-level', mef.niv_formation from directory.membership m
      join directory.people_group d on d.structure_id = m.structure_id and d.kind = 'division' and d.code = m.code
      join directory.mef on mef.code = any(d.mefs)
      where m.kind = 'teaching-team' and ${among('m', whose)}`);
  if (attributes.has('mef'))
    parts.push(sql`
      select o.person_id, o.structure_id, 'mef', o.mef from directory.schooling o
      where o.valid_to is null and ${
        whose.people === null
          ? sql`o.structure_id in (${reach(whose.structureIds)})`
          : sql`o.person_id = any(${whose.people}::uuid[])`
      }`);
  return sql.join(parts, sql` union all `);
}

/** The memberships `m` or `k` that are looked at: by an index of people, or of groups. */
const among = (row: 'm' | 'k', { people, structureIds }: Whose): RawBuilder<boolean> =>
  people === null
    ? sql`${sql.ref(`${row}.group_id`)} in (
        select g.id from directory.people_group g where g.structure_id in (${reach(structureIds)}))`
    : sql`${sql.ref(`${row}.person_id`)} = any(${people}::uuid[])
        and ${sql.ref(`${row}.structure_id`)} in (${reach(structureIds)})`;

const families = (whose: Whose): RawBuilder<boolean> =>
  whose.people === null ? among('k', whose) : sql`r.responsable_id = any(${whose.people}::uuid[])`;
