import { refuse } from '#kernel/refusal';
import type { Visit } from '#modules/directory';
import { type Arrival, arrive } from '../factors/commands/arrive.ts';
import { isAmongKnown } from '../passwords/known.ts';
import { db } from '../tables.ts';
import type { Caller } from './open-session.ts';
import { sweepSometimes } from './sweep.ts';
import { withPassword } from './with-password.ts';

type Asking = Pick<Visit, 'db' | 'clock' | 'log'> & { asked?: Visit['asked'] };

/**
 * Lets in whoever gives the right login and password, or keeps them at the door for their second factor. Refuses with one
 * answer for an unknown login, a wrong password and an account not activated, after the same work.
 */
export async function signIn(
  ctx: Asking,
  { login, password }: { login: string; password: string },
  caller: Caller,
  options: { config: { demo: boolean } },
): Promise<Arrival> {
  const attempt = { login, password, ip: caller.ip, verb: 'identity.sign-in' } as const;
  const arrival = await withPassword(ctx, attempt, async (proven) => {
    const isLeaked = await isAmongKnown(password);
    return arrive(ctx, { ...proven, by: 'password' }, { ...caller, isLeaked }, options);
  });
  sweepSometimes(ctx);
  return arrival;
}

/** The same without password for a login of the demo's list; the caller has checked that there is a demo. */
export async function signInToDemo(ctx: Asking, login: string, caller: Caller): Promise<Arrival> {
  const account = await db(ctx)
    .selectFrom('identity.account')
    .select('id')
    .where('login', '=', login)
    .executeTakeFirst();
  if (account === undefined) return refuse('signed-out', 'identity.unknown-login-or-password');
  return arrive(ctx, { accountId: account.id, forgive: null }, caller, { config: { demo: true } });
}
