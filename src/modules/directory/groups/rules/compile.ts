import { type RawBuilder, sql } from 'kysely';
import type { Attribute, Rule } from './contract.ts';

/**
 * A rule as a question about the candidate `c` (person_id, structure_id), answered by the table `fact`; what somebody
 * typed is a parameter. `is true` keeps each condition a look into a hash: the planner, who does not know how many facts
 * there are, would else walk them all for each candidate.
 */
export function compiled(rule: Rule): RawBuilder<boolean> {
  if ('all' in rule) return sql`(${sql.join(rule.all.map(compiled), sql` and `)})`;
  if ('any' in rule) return sql`(${sql.join(rule.any.map(compiled), sql` or `)})`;
  if ('not' in rule) return sql`not ${compiled(rule.not)}`;
  const { on, in: codes } = rule;
  if (on === 'structure') return sql`c.structure_id::text = any(${codes}::text[])`;
  if (on === 'structure-kind')
    return sql`c.structure_id in (
      select s.structure_id from directory.structure_card s where s.kind = any(${codes}::text[]))`;
  return sql`((c.person_id, c.structure_id) in (
    select k.person_id, k.structure_id from fact k where k.attribute = ${on} and k.code = any(${codes}::text[]))) is true`;
}

/** All that a rule asks about. */
export function attributesOf(rule: Rule): Attribute[] {
  if ('all' in rule) return rule.all.flatMap(attributesOf);
  if ('any' in rule) return rule.any.flatMap(attributesOf);
  return 'not' in rule ? attributesOf(rule.not) : [rule.on];
}
