import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

/**
 * Gives an account another password, for all its logins, in the caller's transaction: every session that the former one
 * opened ends but `keep`, whoever is at the door by the former one begins again, and what was sent to choose another
 * opens nothing any more. Gives whose it is.
 */
export async function setPassword(
  ctx: { db: Database },
  accountId: string,
  passwordHash: string,
  { keep = null, now = new Date() }: { keep?: string | null; now?: Date } = {},
): Promise<string> {
  const { rows } = await sql<{ personId: string }>`
    with former as (
      update identity.former_login set password_hash = ${passwordHash} where account_id = ${accountId}
    ), ended as (
      update identity.session set ended_at = ${now}, end_reason = 'replaced'
      where account_id = ${accountId} and ended_at is null and id is distinct from ${keep}::uuid
    ), waiting as (
      delete from identity.arrival where account_id = ${accountId}
    ), links as (
      delete from identity.password_link where account_id = ${accountId}
    ), codes as (
      delete from identity.activation_code where account_id = ${accountId}
    )
    update identity.account set password_hash = ${passwordHash} where id = ${accountId}
    returning person_id as "personId"`.execute(db(ctx));
  const [row] = rows;
  if (row === undefined) throw new Error('There is no such account.');
  return row.personId;
}
