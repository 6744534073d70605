import { type RawBuilder, sql } from 'kysely';
import { compiled } from './compile.ts';
import type { Rule } from './contract.ts';

/** A rule and the structures it speaks of; those under them are meant too. */
export interface PlacedRule {
  rule: Rule;
  structureIds: readonly string[];
}

/**
 * A select of the `person_id` of whoever fits a rule today, once each; among these people, when they are given. The rule
 * is asked of somebody in one structure at a time: who teaches here and leads elsewhere is not a head who teaches.
 */
export const matching = (
  { rule, structureIds }: PlacedRule,
  people: readonly string[] | null,
): RawBuilder<{ person_id: string }> => sql`
  select distinct c.person_id from (
    select m.person_id, m.structure_id from directory.membership m
    where m.kind = 'profile' and ${people === null ? sql`true` : sql`m.person_id = any(${people}::uuid[])`}
      and m.structure_id in (
        select unnest(${structureIds}::uuid[])
        union select u.structure_id from directory.structure_under u where u.over_id = any(${structureIds}::uuid[]))) c
  where ${compiled(rule)}`;
