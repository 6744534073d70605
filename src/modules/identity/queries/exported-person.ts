import type { Errand } from '#kernel/module';
import { db } from '../tables.ts';

/** What identity holds of a person, for them: the account and its sessions, without any secret. */
export async function exportedPerson(ctx: Errand, personId: string): Promise<unknown> {
  const account = await db(ctx)
    .selectFrom('identity.account')
    .select(['id', 'login', 'opened_at', 'worn_structure_id', 'worn_profile'])
    .select((its) => its('password_hash', 'is not', null).as('activated'))
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (account === undefined) return null;
  const sessions = await db(ctx)
    .selectFrom('identity.session')
    .select([
      'started_at',
      'last_seen_at',
      'ended_at',
      'end_reason',
      'structure_id',
      'profile',
      'agent',
      'network',
    ])
    .where('account_id', '=', account.id)
    .orderBy('started_at')
    .execute();
  return { account, sessions };
}
