import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { Refusal, refuse } from '#kernel/refusal';
import type { Visit } from '#modules/directory';
import { codeDigest } from '../accounts/codes.ts';
import { type Arrival, arrive } from '../factors/commands/arrive.ts';
import { hashPassword } from '../password.ts';
import { type ChosenPassword, heedPolicy } from '../passwords/heed-policy.ts';
import { knownOf } from '../queries/known-of.ts';
import { db } from '../tables.ts';
import type { Caller } from './open-session.ts';
import { setPassword } from './set-password.ts';
import { type Tried, withProof } from './with-password.ts';

type Asking = Pick<Visit, 'db' | 'clock' | 'log'> & { asked?: Visit['asked'] };

/** What somebody with a code types. */
export interface Activation extends ChosenPassword {
  login: string;
  code: string;
}

/**
 * Gives an account the password that the holder of its code chose, and lets them in, or asks for their second factor first; the code is spent. Refuses with
 * one answer for an unknown login and a wrong, used or old code; failures count as those of passwords. What is known of
 * the person is weighed against the password once the code was right: nobody learns a name by it.
 */
export async function activateAccount(
  ctx: Asking,
  { login, code, ...chosen }: Activation,
  caller: Caller,
  options: { config: { demo: boolean } },
): Promise<Arrival> {
  await heedPolicy(chosen, [login]);
  const attempt = { login, ip: caller.ip, verb: 'identity.activate-account' } as const;
  const isCode = (account: Tried) => isCodeOf(ctx, account, code);
  return withProof(ctx, attempt, isCode, async ({ accountId, forgive }) => {
    await heedPolicy(chosen, await knownOf(ctx, accountId));
    const passwordHash = await hashPassword(chosen.password);
    return together(ctx, async (ctx) => {
      await spend(ctx, accountId, code);
      const id = await setPassword(ctx, accountId, passwordHash, { now: ctx.clock.now() });
      await note(ctx, {
        verb: 'identity.activate-account',
        to: { kind: 'person', id },
        scope: null,
      });
      return arrive(ctx, { accountId, forgive }, caller, options);
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

/** Once only, however many use it at once. */
async function spend(ctx: Asking, accountId: string, code: string): Promise<void> {
  const { rows } = await sql`
    delete from identity.activation_code
    where account_id = ${accountId} and code_hash = ${codeDigest(accountId, code)}
    returning account_id`.execute(db(ctx));
  if (rows.length === 0) refuse('signed-out', 'identity.unknown-login-or-code');
}
