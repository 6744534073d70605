import { refuse } from '#kernel/refusal';
import type { Visit } from '#modules/directory';
import type { Caller } from '../../commands/open-session.ts';
import { signIn } from '../../commands/sign-in.ts';
import type { FactorOptions } from '../options.ts';
import { atTheDoor } from '../queries/arrival.ts';
import { finishArrival } from './finish-arrival.ts';

type Asking = Pick<Visit, 'db' | 'clock' | 'log'> & { asked?: Visit['asked'] };

/** Signs in by one call: password, and code where there is a second factor. Says so when the code is missing. */
export async function signInAtOnce(
  ctx: Asking,
  { code, ...typed }: { login: string; password: string; code?: string | undefined },
  caller: Caller,
  options: FactorOptions,
): Promise<string> {
  const arrival = await signIn(ctx, typed, caller, options);
  if (arrival.step === 'in') return arrival.token;
  if (arrival.step === 'protection') return refuse('forbidden', 'identity.protection-needed');
  const found = await atTheDoor(ctx, arrival.token);
  if (found === undefined || code === undefined)
    return refuse('signed-out', 'identity.second-factor-needed');
  return finishArrival(ctx, options, found, { code, passkey: '' }, caller);
}
