import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../../tables.ts';

/** Erases the groups made by people that ended a year ago, with what they say of who was in them. */
export async function eraseOldGroups(ctx: { db: Database }): Promise<void> {
  await sql`
    delete from directory.people_group
    where kind in ('manual', 'rule') and valid_to < directory.today_in('Europe/Paris') - 365`.execute(
    db(ctx),
  );
}
