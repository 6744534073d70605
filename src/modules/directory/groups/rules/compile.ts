import { type RawBuilder, sql } from 'kysely';
import type { Attribute, Rule } from './contract.ts';

type Test = RawBuilder<boolean>;

/** A rule as a question about the candidate `c` (person_id, structure_id); what somebody typed is a parameter. */
export function compiled(rule: Rule): Test {
  if ('all' in rule) return sql`(${sql.join(rule.all.map(compiled), sql` and `)})`;
  if ('any' in rule) return sql`(${sql.join(rule.any.map(compiled), sql` or `)})`;
  if ('not' in rule) return sql`not ${compiled(rule.not)}`;
  return tests[rule.on](rule.in);
}

const memberOf =
  (kind: string) =>
  (codes: readonly string[]): Test =>
    sql`exists (
    select from directory.membership k
    where k.person_id = c.person_id and k.structure_id = c.structure_id and k.kind = ${kind} and k.code = any(${codes}::text[]))`;

/** A child of the candidate, of whom they may be told, in that structure, in a group of this kind. */
const childIn =
  (kind: string) =>
  (codes: readonly string[]): Test =>
    sql`exists (
    select from directory.responsibility_today r
    join directory.membership k on k.person_id = r.pupil_id and k.structure_id = c.structure_id
    where r.responsable_id = c.person_id and r.niveau_responsabilite in (1, 2)
      and k.kind = ${kind} and k.code = any(${codes}::text[]))`;

const tests: Record<Attribute, (codes: readonly string[]) => Test> = {
  profile: memberOf('profile'),
  level: memberOf('level'),
  division: memberOf('division'),
  groupe: memberOf('groupe'),
  matiere: memberOf('matiere'),
  function: memberOf('function'),
  'teaches-division': memberOf('teaching-team'),
  'head-teacher-of': memberOf('head-teachers'),
  'child-division': childIn('division'),
  'child-level': childIn('level'),
  'teaches-level': (codes) => sql`exists (
    select from directory.membership k
    join directory.people_group d on d.structure_id = k.structure_id and d.kind = 'division' and d.code = k.code
    join directory.mef on mef.code = any(d.mefs)
    where k.person_id = c.person_id and k.structure_id = c.structure_id and k.kind = 'teaching-team'
      and mef.niv_formation = any(${codes}::text[]))`,
  mef: (codes) => sql`exists (
    select from directory.schooling o
    where o.person_id = c.person_id and o.structure_id = c.structure_id and o.valid_to is null
      and o.mef = any(${codes}::text[]))`,
  lien: (codes) => sql`exists (
    select from directory.responsibility_today r
    join directory.membership k on k.person_id = r.pupil_id and k.structure_id = c.structure_id and k.kind = 'profile'
    where r.responsable_id = c.person_id and r.lien = any(${codes}::text[]))`,
  structure: (ids) => sql`c.structure_id::text = any(${ids}::text[])`,
  'structure-kind': (kinds) => sql`exists (
    select from directory.structure_card k where k.structure_id = c.structure_id and k.kind = any(${kinds}::text[]))`,
};
