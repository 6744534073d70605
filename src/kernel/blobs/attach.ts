import { sql } from 'kysely';
import { type Database, together } from '../db.ts';
import { refuse } from '../refusal.ts';
import type { Received } from './receive.ts';
import { db } from './tables.ts';

/** Whose file it is: a house, and what it is there. */
export interface Owner {
  house: string;
  kind: string;
}

/**
 * Makes a received file the house's, in the transaction of the row that will refer to it; gives the attachment's id.
 * The room it takes is counted there: of two senders who together would pass the quota, one is refused.
 */
export const attach = (
  ctx: { db: Database },
  { sha256, place, size, name, type, payer }: Received,
  { house, kind }: Owner,
): Promise<string> =>
  together(ctx, async (tx) => {
    const charged = await sql`
      insert into kernel.blob_quota as q (payer, used)
      select ${payer.id}::uuid, ${size}::bigint where ${size}::bigint <= ${payer.most}::bigint
      on conflict (payer) do update set used = q.used + excluded.used
        where q.used + excluded.used <= ${payer.most}::bigint
      returning used`.execute(db(tx));
    if (charged.rows.length === 0) refuse('too-large', 'kernel.quota-full');
    // The row is held against the collector until this transaction ends.
    const { rows } = await sql<{ id: string }>`
      with held as (
        select sha256 from kernel.blob where sha256 = ${sha256} and place = ${place} for key share
      )
      insert into kernel.attachment (sha256, house, kind, payer, name, type, size)
      select sha256, ${house}::text, ${kind}::text, ${payer.id}::uuid, ${name}::text, ${type}::text, ${size}::bigint
      from held
      returning id`.execute(db(tx));
    return rows[0]?.id ?? refuse('conflict', 'kernel.file-gone');
  });

/** Lets an attachment go: its room is given back, and its bytes go when nobody else has the same. */
export async function drop(ctx: { db: Database }, id: string): Promise<void> {
  await db(ctx).deleteFrom('kernel.attachment').where('id', '=', id).execute();
}

/** Has an attachment take the room of another payer, who is not asked whether there is enough. */
export const repay = (ctx: { db: Database }, id: string, payer: string): Promise<void> =>
  together(ctx, async (tx) => {
    const { rows } = await sql<{ former: string; size: number }>`
      select payer as former, size from kernel.attachment
      where id = ${id} and payer <> ${payer} for update`.execute(db(tx));
    const [row] = rows;
    if (row === undefined) return;
    await sql`update kernel.attachment set payer = ${payer} where id = ${id}`.execute(db(tx));
    await sql`
      insert into kernel.blob_quota as q (payer, used) values (${payer}, ${row.size})
      on conflict (payer) do update set used = q.used + excluded.used`.execute(db(tx));
    await sql`update kernel.blob_quota set used = used - ${row.size} where payer = ${row.former}`.execute(
      db(tx),
    );
    await sql`delete from kernel.blob_quota where payer = ${row.former} and used = 0`.execute(
      db(tx),
    );
  });
