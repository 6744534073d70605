import type { Errand } from '#kernel/module';
import { db } from '../tables.ts';

/** Erases the account, its sessions and the photo, whose bytes go with the next night's collection. Only the digest of its login stays, so that nobody gets it after them. */
export async function forgetPerson(ctx: Errand, personId: string): Promise<void> {
  await db(ctx).deleteFrom('identity.photo').where('person_id', '=', personId).execute();
  await db(ctx).deleteFrom('identity.account').where('person_id', '=', personId).execute();
}
