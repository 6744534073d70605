import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../../tables.ts';
import { bring } from './bring.ts';

/** How deep groups may be in groups. */
export const DEEPEST = 3;

/**
 * Brings the groups that take others to what those hold; what is within before what is around it. `people`: whose
 * memberships have changed; null: everybody's.
 */
export async function bringInclusions(
  ctx: { db: Database },
  people: readonly string[] | null,
): Promise<void> {
  if (people?.length === 0) return;
  for (const groupIds of await innermostFirst(ctx))
    await bring(ctx, {
      groupIds,
      source: sql`m.source like 'group:%'`,
      wanted: sql`
        select distinct i.group_id, 'group:' || i.included_id, m.person_id
        from directory.group_inclusion i join directory.membership m on m.group_id = i.included_id
        where i.group_id = any(${groupIds}::uuid[])
          and ${people === null ? sql`true` : sql`m.person_id = any(${people}::uuid[])`}`,
      people,
    });
}

async function innermostFirst(ctx: { db: Database }): Promise<string[][]> {
  const { rows } = await sql<{ ids: string[] }>`
    with recursive down as (
      select group_id, 1 as depth from directory.group_inclusion
      union
      select i.group_id, d.depth + 1 from directory.group_inclusion i join down d on d.group_id = i.included_id
      where d.depth < ${DEEPEST})
    select array_agg(group_id) as ids
    from (select group_id, max(depth) as depth from down group by 1) x group by depth order by depth`.execute(
    db(ctx),
  );
  return rows.map(({ ids }) => ids);
}
