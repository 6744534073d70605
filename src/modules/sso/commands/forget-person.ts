import { sql } from 'kysely';
import type { Errand } from '#kernel/module';
import { db } from '../tables.ts';

/** The name by which each application knows them goes, and the charters that they accepted; where their sessions had been goes with the sessions. */
export async function forgetVisits(ctx: Errand, personId: string): Promise<void> {
  await sql`delete from sso.opaque_id where person_id = ${personId}`.execute(db(ctx));
  await sql`delete from sso.charter_acceptance where person_id = ${personId}`.execute(db(ctx));
  await sql`update sso.charter set published_by = null where published_by = ${personId}`.execute(
    db(ctx),
  );
  await sql`update sso.restriction set made_by = null where made_by = ${personId}`.execute(db(ctx));
}
