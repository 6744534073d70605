import { type RawBuilder, sql } from 'kysely';
import { attributesOf, compiled } from './compile.ts';
import type { Rule } from './contract.ts';
import { factsFor, reach } from './facts.ts';

/** A rule and the structures it speaks of; those under them are meant too. */
export interface PlacedRule {
  /** The group that has it; null for one that is only looked at. */
  id: string | null;
  rule: Rule;
  structureIds: readonly string[];
}

/**
 * A select of `group_id` and `person_id`: whoever fits each rule today, among these people when they are given. A rule is
 * asked of somebody in one structure at a time: who teaches here and leads elsewhere is not a head who teaches.
 */
export function matching(
  rules: readonly PlacedRule[],
  people: readonly string[] | null,
): RawBuilder<unknown> {
  const attributes = new Set([
    'profile' as const,
    ...rules.flatMap(({ rule }) => attributesOf(rule)),
  ]);
  const structureIds = [...new Set(rules.flatMap((placed) => placed.structureIds))];
  return sql`
    with fact (person_id, structure_id, attribute, code) as materialized (
      ${factsFor(attributes, { people, structureIds })})
    ${sql.join(rules.map(fitting), sql` union all `)}`;
}

const fitting = ({ id, rule, structureIds }: PlacedRule): RawBuilder<unknown> => sql`
  select distinct ${id}::uuid as group_id, c.person_id from fact c
  where c.attribute = 'profile' and c.structure_id in (${reach(structureIds)}) and ${compiled(rule)}`;
