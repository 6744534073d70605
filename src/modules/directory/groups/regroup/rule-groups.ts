import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../../tables.ts';
import type { Rule } from '../rules/contract.ts';
import { matching, type PlacedRule } from '../rules/matching.ts';
import { bring } from './bring.ts';

type Ctx = { db: Database };

/** How many rules one statement asks. */
const AT_ONCE = 20;

interface RuleGroup extends PlacedRule {
  id: string;
}

/** Brings to their rules the groups that these people may enter or leave. */
export async function bringRuleGroups(ctx: Ctx, people: readonly string[] | null): Promise<void> {
  const which =
    people === null
      ? sql<boolean>`true`
      : sql<boolean>`g.id in (
          with place as materialized (
            select distinct p.structure_id from directory.group_member m
            join directory.people_group p on p.id = m.group_id and p.kind = 'profile'
            where m.person_id = any(${people}::uuid[]))
          select s.group_id from directory.group_scope s where s.structure_id in (select structure_id from place)
          union
          select s.group_id from directory.group_scope s join directory.structure_under u on u.over_id = s.structure_id
          where u.structure_id in (select structure_id from place)
          union
          select m.group_id from directory.group_member m where m.person_id = any(${people}::uuid[]) and m.source = 'rule')`;
  const groups = await ruleGroups(ctx, which);
  for (let from = 0; from < groups.length; from += AT_ONCE)
    await bringThese(ctx, groups.slice(from, from + AT_ONCE), people);
}

/** Brings one group to its rule, whoever it is about; returns whose membership has changed. */
export const bringRuleGroup = async (ctx: Ctx, id: string): Promise<string[]> =>
  bringThese(ctx, await ruleGroups(ctx, sql<boolean>`g.id = ${id}`), null);

async function ruleGroups(ctx: Ctx, which: RawBuilder<boolean>): Promise<RuleGroup[]> {
  const { rows } = await sql<{ id: string; rule: Rule; structureIds: string[] }>`
    select g.id, g.rule, array(select s.structure_id from directory.group_scope s where s.group_id = g.id) as "structureIds"
    from directory.people_group g join directory.structure s on s.id = g.structure_id
    where g.kind = 'rule' and (g.valid_to is null or g.valid_to > directory.today_in(s.time_zone)) and ${which}
    order by g.id`.execute(db(ctx));
  return rows;
}

const bringThese = async (
  ctx: Ctx,
  groups: readonly RuleGroup[],
  people: readonly string[] | null,
): Promise<string[]> =>
  groups.length === 0
    ? []
    : bring(ctx, {
        groupIds: groups.map(({ id }) => id),
        source: sql`m.source = 'rule'`,
        wanted: sql`select x.group_id, 'rule', x.person_id from (${matching(groups, people)}) x`,
        people,
      });
