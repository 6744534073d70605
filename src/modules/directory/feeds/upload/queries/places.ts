import { sql } from 'kysely';
import { remembered } from '#kernel/remembered';
import type { Context } from '../../../actor.ts';
import { structuresWith } from '../../../policy.ts';
import { db } from '../../../tables.ts';
import { canGiveTables, type FedStructure, isKindOpen } from '../policy.ts';

interface Row extends FedStructure {
  name: string;
  kind: string;
}

/** Where the actor may give tables; `only`: there, or nowhere. */
export async function placesForTables(ctx: Context, { only = null as string | null } = {}) {
  const mine = structuresOf(ctx);
  if (mine?.length === 0) return [];
  const rows = await unfed(ctx, mine, only);
  return rows
    .filter((row) => canGiveTables(ctx.actor, row))
    .map(({ structureId, name, uai, kind, sources }) => ({
      ...{ id: structureId, name, uai },
      kinds: (['csv', 'onde'] as const).filter(
        (one) => isKindOpen({ uai, sources }, one) && (one === 'csv' || kind === 'ecole'),
      ),
    }));
}

const unfedEverywhere = remembered(60_000, (ctx) => unfed(ctx, null, null));

/** Whether the actor may give tables somewhere, as it was a minute ago at most: every page asks, and none pays for it. */
export async function mayGiveTables(ctx: Context): Promise<boolean> {
  const mine = structuresOf(ctx);
  if (mine?.length === 0) return false;
  return (await unfedEverywhere(ctx)).some(
    (row) => (mine === null || mine.includes(row.structureId)) && canGiveTables(ctx.actor, row),
  );
}

/** Where the actor gives, as head or administrator; null: everywhere. */
function structuresOf({ actor }: Context): string[] | null {
  const administered = structuresWith(actor, 'administer');
  const headed = actor.hat?.profile === 'DIR' ? [actor.hat.structureId] : [];
  return administered === null ? null : [...administered, ...headed];
}

/** Schools that no other source speaks of, among these (null: all). */
async function unfed(
  ctx: Pick<Context, 'db'>,
  mine: readonly string[] | null,
  only: string | null,
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select s.id as "structureId", s.name, s.uai, s.kind, fed.sources
    from directory.structure s
    cross join lateral (select array(select distinct j.source from directory.structure_jointure j
      join directory.source_record r on r.source = j.source and r.type = 'EtabEducNat' and r.id = j.jointure
      where j.structure_id = s.id and r.missing_since is null) as sources) fed
    where s.uai is not null and s.missing_since is null and s.kind <> 'entreprise'
      and (${mine}::uuid[] is null or s.id = any(${mine}::uuid[]))
      and (${only}::uuid is null or s.id = ${only})
      and not exists (select from unnest(fed.sources) as source where source not in ('csv:' || s.uai, 'onde:' || s.uai))
    order by s.name collate "fr-x-icu", s.id limit 200`.execute(db(ctx));
  return rows;
}
