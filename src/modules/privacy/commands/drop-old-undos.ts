import { sql } from 'kysely';
import type { Errand } from '#kernel/module';
import { db } from '../tables.ts';

/** Drops what would undo merges of more than ninety days ago: it holds personal values that nothing else keeps. */
export async function dropOldUndos(ctx: Errand): Promise<void> {
  await sql`
    update privacy.merge set undo = null where undo is not null and merged_at < now() - interval '90 days'`.execute(
    db(ctx),
  );
}
