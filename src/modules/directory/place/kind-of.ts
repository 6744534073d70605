import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import { knownPlaces } from './known-places.ts';

/** The kind of a structure (`directory.structure_kind`); undefined for one that nobody knows. No SQL while fresh. */
export const kindOf = async (
  ctx: { db: Database; clock: Clock },
  structureId: string,
): Promise<string | undefined> =>
  (await knownPlaces(ctx, structureId)).places.get(structureId)?.kind;
