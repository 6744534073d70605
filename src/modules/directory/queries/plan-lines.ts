import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../actor.ts';
import type { listPlanLines, ShownLine, ShownPlan } from '../contract.ts';
import { db } from '../tables.ts';

const AT_ONCE = 50;
const STRUCTURES_SHOWN = 500;

/** A page of what a kept plan says, person by person; of those whose name holds some letters, when they are given. */
export async function planLinesOf(
  ctx: Context,
  { id, structureId, verb, name, after = '' }: z.output<(typeof listPlanLines)['input']>,
): Promise<{ lines: ShownLine[]; next: string | null }> {
  const letters = name ? `%${name.replace(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await sql<ShownLine>`
    select l.key, l.said->>'name' as name, l.said->>'verb' as verb, l.said->'fields' as fields,
      l.said->'memberships' as memberships, l.key = any(coalesce(d.differs, '{}')) as differs
    from directory.feed_plan_line l left join directory.deposit d on d.plan_id = l.plan_id
    where l.plan_id = ${id} and l.key > ${after}
      and (${structureId ?? null}::text is null or ${structureId ?? null} = any(l.structures))
      and (${verb ?? null}::text is null or l.said->>'verb' = ${verb ?? null})
      and (${letters}::text is null or l.said->>'name' ilike ${letters})
    order by l.key limit ${AT_ONCE + 1}`.execute(db(ctx));
  const lines = rows.slice(0, AT_ONCE);
  return { lines, next: rows.length > AT_ONCE ? (lines.at(-1)?.key ?? null) : null };
}

/** A kept plan in figures; undefined once it is dropped. */
export async function shownPlan(ctx: Context, id: string): Promise<ShownPlan | undefined> {
  const { rows } = await sql<{
    said: Pick<ShownPlan, 'counts' | 'structures'>;
    isListed: boolean;
    differing: number;
  }>`
    select p.said, p.is_listed as "isListed",
      coalesce((select max(cardinality(d.differs)) from directory.deposit d where d.plan_id = p.id), 0) as differing
    from directory.feed_plan p where p.id = ${id}`.execute(db(ctx));
  const [plan] = rows;
  if (plan === undefined) return undefined;
  const { said, isListed, differing } = plan;
  const gone = (one: ShownPlan['structures'][number]) => one.counts.disappears;
  const structures = said.structures
    .filter(({ structureId }) => structureId !== null)
    .sort((a, b) => gone(b) - gone(a))
    .slice(0, STRUCTURES_SHOWN);
  return { id, counts: said.counts, structures, isListed, differing };
}
