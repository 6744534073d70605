import type { Database } from '../db.ts';
import { db } from './tables.ts';

/** How many bytes somebody's files take. */
export async function usedBy(ctx: { db: Database }, payer: string): Promise<number> {
  const row = await db(ctx)
    .selectFrom('kernel.blob_quota')
    .select('used')
    .where('payer', '=', payer)
    .executeTakeFirst();
  return row?.used ?? 0;
}
