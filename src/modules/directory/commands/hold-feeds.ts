import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

/** Keeps feeds waiting until the caller's transaction ends; false when one is being taken right now. */
export async function holdFeeds(ctx: { db: Database }): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('preau directory.feed')) as held`.execute(db(ctx));
  return rows[0]?.held === true;
}
