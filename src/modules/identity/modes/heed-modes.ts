import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import type { Visit } from '#modules/directory';
import { db } from '../tables.ts';
import { modesOf } from './modes-of.ts';

/**
 * Refuses what a mode closes to an account, once its password or code was right: only its owner learns of it. What
 * else leads in (a code, a link) is itself the way to a new password.
 */
export async function heedModes(
  ctx: Pick<Visit, 'db'>,
  accountId: string,
  by: 'password' | 'other',
): Promise<void> {
  const { rows } = await sql<{ personId: string; passwordAt: Date | null }>`
    select person_id as "personId", password_at as "passwordAt" from identity.account
    where id = ${accountId} and exists (select from identity.mode where ended_at is null)`.execute(
    db(ctx),
  );
  const [account] = rows;
  if (account === undefined) return;
  const { educonnectOnly, newPasswordSince } = await modesOf(ctx, account.personId);
  if (educonnectOnly) refuse('forbidden', 'identity.educonnect-only');
  const isOld = (account.passwordAt ?? new Date(0)) < (newPasswordSince ?? new Date(0));
  if (by === 'password' && isOld) refuse('forbidden', 'identity.new-password-needed');
}
