import { sql } from 'kysely';
import type { Errand } from '#kernel/module';
import { db } from '../tables.ts';

/** The name by which each application knows them goes; where their sessions had been goes with the sessions. */
export async function forgetVisits(ctx: Errand, personId: string): Promise<void> {
  await sql`delete from sso.opaque_id where person_id = ${personId}`.execute(db(ctx));
}
