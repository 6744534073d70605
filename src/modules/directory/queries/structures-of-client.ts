import type { MachineVisit } from '#kernel/http';
import type { Visit } from '../actor.ts';
import type { StructureList } from '../contract.ts';
import { db } from '../tables.ts';

/** The structures that a program may see, by id, after the last of the page before. One statement. */
export async function structuresOfClient(
  ctx: MachineVisit<Visit>,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<StructureList> {
  const { structures } = ctx.client;
  let query = db(ctx)
    .selectFrom('directory.structure_card')
    .select(['structure_id as id', 'uai', 'name', 'kind', 'department', 'city'])
    .select(['time_zone as timeZone', 'missing_since as missingSince'])
    .orderBy('structure_id')
    .limit(limit + 1);
  if (structures !== null) query = query.where('structure_id', 'in', structures);
  if (after !== undefined) query = query.where('structure_id', '>', after);
  const rows = structures?.length === 0 ? [] : await query.execute();
  const page = rows.slice(0, limit);
  return { structures: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}
