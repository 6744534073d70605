import { refuse } from '#kernel/refusal';
import type { Visit } from '#modules/directory';
import { db } from '../tables.ts';
import { type Caller, openSession } from './open-session.ts';
import { sweepSometimes } from './sweep.ts';
import { withPassword } from './with-password.ts';

type Asking = Pick<Visit, 'db' | 'clock' | 'log'> & { asked?: Visit['asked'] };

/**
 * Opens a session for whoever gives the right login and password; returns its token. Refuses with one answer for an
 * unknown login, a wrong password and an account not activated, after the same work.
 */
export async function signIn(
  ctx: Asking,
  { login, password }: { login: string; password: string },
  caller: Caller,
): Promise<string> {
  const attempt = { login, password, ip: caller.ip, verb: 'identity.sign-in' } as const;
  const token = await withPassword(ctx, attempt, (proven) =>
    openSession(ctx, proven.accountId, caller, proven.forgive),
  );
  sweepSometimes(ctx);
  return token;
}

/** Opens a session without password for a login of the demo's list; the caller has checked that there is a demo. */
export async function signInToDemo(ctx: Asking, login: string, caller: Caller): Promise<string> {
  const account = await db(ctx)
    .selectFrom('identity.account')
    .select('id')
    .where('login', '=', login)
    .executeTakeFirst();
  if (account === undefined) return refuse('signed-out', 'identity.unknown-login-or-password');
  return openSession(ctx, account.id, caller, null);
}
