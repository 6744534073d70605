import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../../tables.ts';

/** Erases the restrictions that ended ninety days ago: a family's past is nobody's to keep. */
export async function eraseOldRestrictions(ctx: { db: Database }): Promise<void> {
  await sql`
    delete from directory.custody_restriction
    where valid_to < directory.today_in('Europe/Paris') - 90`.execute(db(ctx));
}
