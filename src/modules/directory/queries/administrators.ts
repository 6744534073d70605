import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

/** Those who look after the whole platform today. */
export async function centralAdministrators(ctx: { db: Database }): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct person_id from directory.power_today
    where verb = 'administer' and structure_id is null order by person_id`.execute(db(ctx));
  return rows.map(({ person_id }) => person_id);
}
