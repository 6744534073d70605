import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { Refusal, refuse } from '#kernel/refusal';
import type { Visit } from '#modules/directory';
import { codeDigest } from '../accounts/codes.ts';
import { writtenLogin } from '../login.ts';
import { hashPassword } from '../password.ts';
import { db } from '../tables.ts';
import { type Caller, openSession } from './open-session.ts';
import { type Tried, withProof } from './with-password.ts';

type Asking = Pick<Visit, 'db' | 'clock' | 'log'> & { asked?: Visit['asked'] };

/** What is asked of a password: a length, and not to be the login. */
const SHORTEST = 12;

/** What somebody with a code types. */
export interface Activation {
  login: string;
  code: string;
  password: string;
  again: string;
}

/**
 * Gives an account the password that the holder of its code chose, and opens a session; the code is spent. Refuses with
 * one answer for an unknown login and a wrong, used or old code; failures count as those of passwords.
 */
export async function activateAccount(
  ctx: Asking,
  { login, code, password, again }: Activation,
  caller: Caller,
): Promise<string> {
  const isWeak = password.length < SHORTEST || password !== again;
  if (isWeak || writtenLogin(password).includes(writtenLogin(login)))
    return refuse('invalid', 'identity.weak-password');
  const attempt = { login, ip: caller.ip, verb: 'identity.activate-account' } as const;
  const isCode = (account: Tried) => isCodeOf(ctx, account, code);
  return withProof(ctx, attempt, isCode, async ({ accountId, forgive }) => {
    const passwordHash = await hashPassword(password);
    return together(ctx, async (ctx) => {
      await take(ctx, { accountId, code, passwordHash });
      return openSession(ctx, accountId, caller, forgive);
    });
  }).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'identity.unknown-login-or-password')
      return refuse('signed-out', 'identity.unknown-login-or-code');
    throw error;
  });
}

async function isCodeOf(ctx: Asking, { id }: Tried, code: string): Promise<boolean> {
  const { rows } = await sql<{ kept: Buffer }>`
    select code_hash as kept from identity.activation_code
    where account_id = ${id} and ends_at > ${ctx.clock.now()}`.execute(db(ctx));
  return timingSafeEqual(rows[0]?.kept ?? Buffer.alloc(32), codeDigest(id ?? '', code));
}

/** The code once only, however many use it at once; the former logins open with the new password too. */
async function take(
  ctx: Asking,
  { accountId, code, passwordHash }: { accountId: string; code: string; passwordHash: string },
): Promise<void> {
  const { rows } = await sql<{ personId: string }>`
    with spent as (
      delete from identity.activation_code
      where account_id = ${accountId} and code_hash = ${codeDigest(accountId, code)} returning account_id
    ), former as (
      update identity.former_login set password_hash = ${passwordHash}
      where account_id in (select account_id from spent)
    )
    update identity.account set password_hash = ${passwordHash}
    where id in (select account_id from spent) returning person_id as "personId"`.execute(db(ctx));
  const [row] = rows;
  if (row === undefined) return refuse('signed-out', 'identity.unknown-login-or-code');
  const to = { kind: 'person', id: row.personId };
  await note(ctx, { verb: 'identity.activate-account', to, scope: null });
}
