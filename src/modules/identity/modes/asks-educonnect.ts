import { sql } from 'kysely';
import { remembered } from '#kernel/remembered';
import type { Visit } from '#modules/directory';
import { db } from '../tables.ts';

/** The brands whose pupils and responsables all come in by ÉduConnect; null among them: every brand. Read every five seconds. */
const brandsAsking = remembered(5_000, async (ctx): Promise<ReadonlySet<string | null>> => {
  const { rows } = await sql<{ brandKey: string | null }>`
    select distinct brand_key as "brandKey" from identity.mode
    where name = 'educonnect-only' and ended_at is null and structure_id is null`.execute(db(ctx));
  return new Set(rows.map(({ brandKey }) => brandKey));
});

/** Whether the sign-in page of a brand says so to everybody, before they type. */
export async function asksEduConnect(
  ctx: Pick<Visit, 'db' | 'clock'>,
  brandKey: string,
): Promise<boolean> {
  const asking = await brandsAsking(ctx);
  return asking.has(null) || asking.has(brandKey);
}
