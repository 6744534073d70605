import { sql } from 'kysely';
import type { Errand } from '#kernel/module';
import { db } from '../tables.ts';

/** Erases the account, its sessions and the photo, whose bytes go with the next night's collection. Only the digest of its login stays, so that nobody gets it after them. */
export async function forgetPerson(ctx: Errand, personId: string): Promise<void> {
  await db(ctx).deleteFrom('identity.photo').where('person_id', '=', personId).execute();
  await sql`
    update identity.evidence e set ends_at = least(e.ends_at, now()) where e.taken_at is null and e.id in (
      select n.evidence_id from identity.evidence_account n join identity.account a on a.id = n.account_id
      where a.person_id = ${personId})`.execute(db(ctx));
  await db(ctx).deleteFrom('identity.account').where('person_id', '=', personId).execute();
}
