import { sql } from 'kysely';
import type { Errand } from '#kernel/module';
import { db } from '../tables.ts';

/** Drops what would undo merges of more than ninety days ago, which holds personal values; and erasures of a year ago. */
export async function dropOldUndos(ctx: Errand): Promise<void> {
  await sql`
    update privacy.merge set undo = null where undo is not null and merged_at < now() - interval '90 days'`.execute(
    db(ctx),
  );
  await sql`delete from privacy.erasure where erased_at < now() - interval '1 year'`.execute(
    db(ctx),
  );
}
