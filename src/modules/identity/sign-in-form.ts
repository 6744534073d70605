import { z } from 'zod';
import type { Exchange, PageReply } from '#kernel/http';
import { Refusal, refuse, statusOf } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import type { Caller } from './commands/open-session.ts';
import { signIn, signInToDemo } from './commands/sign-in.ts';
import { destinationOf, hereOf } from './destination.ts';
import { showSignIn } from './door.ts';
import { callerOf } from './enter.ts';
import type { Arrival } from './factors/commands/arrive.ts';
import { goOn } from './factors/go-on.ts';
import { demoOf, type IdentityOptions } from './options.ts';
import type { DoorForm, ModeRefusal, SignInRefusal } from './pages/index.ts';

const Typed = z.object({
  login: z.string().max(200).catch(''),
  password: z.string().max(1000).catch(''),
  demo: z.string().max(200).optional().catch(undefined),
});
type Typed = z.infer<typeof Typed>;

/**
 * `POST /connexion`: in, and on one's way; or the page again, with what was typed as login. `borrowed`: another house's
 * form, and how it answers whoever came in.
 */
export async function signInFromForm(
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
  borrowed?: { form: DoorForm; then: (entered: Context) => Promise<PageReply> },
): Promise<PageReply> {
  const here = await hereOf(ctx, options);
  if (!here.signsIn) return { redirect: '/connexion' };
  const destination = await destinationOf(ctx, exchange.given, options);
  const typed = Typed.parse(exchange.given);
  try {
    const caller = await callerOf(ctx, exchange, destination.site?.brand.key);
    const arrival = await arrivalOf(ctx, typed, caller, options);
    return await goOn(ctx, exchange, arrival, destination, borrowed?.then);
  } catch (error) {
    return showRefusal(error, typed, (shown) =>
      showSignIn(ctx, exchange, options, { destination, form: borrowed?.form, ...shown }),
    );
  }
}

/** By login and password; or, where there is a demo, by the click on one of its people. */
function arrivalOf(
  ctx: Visit,
  { login, password, demo }: Typed,
  caller: Caller,
  options: IdentityOptions,
): Promise<Arrival> {
  const doors = demoOf(options);
  if (demo === undefined || doors === undefined)
    return signIn(ctx, { login, password }, caller, options);
  if (!doors.people.some((person) => person.login === demo))
    return refuse('signed-out', 'identity.unknown-login-or-password');
  return signInToDemo(ctx, demo, caller);
}

type Shown = { status: number; login: string; refusal: SignInRefusal | ModeRefusal };

function showRefusal(
  error: unknown,
  { login }: Typed,
  show: (shown: Shown) => Promise<PageReply>,
): Promise<PageReply> {
  const refusal = modeRefusalOf(error) ?? refusalShown(error);
  if (refusal === undefined || !(error instanceof Refusal)) throw error;
  return show({ status: statusOf[error.reason], login, refusal });
}

function modeRefusalOf(error: unknown): ModeRefusal | undefined {
  if (!(error instanceof Refusal)) return undefined;
  if (error.code === 'identity.educonnect-only') return { kind: 'educonnect' };
  return error.code === 'identity.new-password-needed' ? { kind: 'new-password' } : undefined;
}

/** The refusals that show the form again; undefined for what is none of them. */
export function refusalShown(error: unknown): SignInRefusal | undefined {
  if (!(error instanceof Refusal)) return undefined;
  if (error.code === 'identity.unknown-login-or-password') return { kind: 'unknown' };
  if (error.code === 'identity.account-shut') return { kind: 'shut' };
  if (error.code !== 'identity.too-many-tries') return undefined;
  return { kind: 'too-many', minutes: Math.ceil((error.retryAfter ?? 60) / 60) };
}
