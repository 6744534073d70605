import { sql } from 'kysely';
import type { Context } from '../../../actor.ts';
import { structuresWith } from '../../../policy.ts';
import { db } from '../../../tables.ts';
import { canGiveTables, type FedStructure, isKindOpen } from '../policy.ts';

interface Row extends FedStructure {
  name: string;
  kind: string;
}

/** Where the actor may give tables; `only`: there, or nowhere. */
export async function placesForTables(
  ctx: Context,
  { only = null as string | null, most = 200 } = {},
) {
  const { actor } = ctx;
  const administered = structuresWith(actor, 'administer');
  const headed = actor.hat?.profile === 'DIR' ? [actor.hat.structureId] : [];
  const mine = administered === null ? null : [...administered, ...headed];
  if (mine?.length === 0) return [];
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
    order by s.name collate "fr-x-icu", s.id limit ${most}`.execute(db(ctx));
  return rows
    .filter((row) => canGiveTables(actor, row))
    .map(({ structureId, name, uai, kind, sources }) => ({
      ...{ id: structureId, name, uai },
      kinds: (['csv', 'onde'] as const).filter(
        (one) => isKindOpen({ uai, sources }, one) && (one === 'csv' || kind === 'ecole'),
      ),
    }));
}
