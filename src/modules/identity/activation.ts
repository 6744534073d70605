import { z } from 'zod';
import type { Exchange, PageReply, Serve } from '#kernel/http';
import { Refusal, statusOf } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { activateAccount } from './commands/activate-account.ts';
import { hereOf } from './destination.ts';
import { dressFor } from './door.ts';
import { callerOf, enter } from './enter.ts';
import type { IdentityOptions } from './options.ts';
import { type ActivationRefusal, activationPage } from './pages/index.ts';
import { refusalShown } from './sign-in-form.ts';

const path = '/activation';

/** Where one chooses one's first password, or another, with the code that the school gave. */
export function activationRoutes(serve: Serve<Visit, Context>, options: IdentityOptions): void {
  serve.page(
    { method: 'GET', path, access: 'public', summary: 'Choose a password with a code.' },
    (ctx, exchange) => show(ctx, exchange, options, { login: '' }),
  );
  serve.page(
    {
      method: 'POST',
      path,
      access: 'public',
      summary: 'Take a code, and the password chosen with it.',
      verb: 'identity.activate-account',
    },
    (ctx, exchange) => activate(ctx, exchange, options),
  );
}

const Typed = z.object({
  login: z.string().max(200).catch(''),
  code: z.string().max(50).catch(''),
  password: z.string().max(1000).catch(''),
  again: z.string().max(1000).catch(''),
});

/** Passwords are typed on the identity origin only: a brand's host sends the browser there. */
async function activate(
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
): Promise<PageReply> {
  const here = await hereOf(ctx, options);
  if (!here.signsIn) return { redirect: path };
  const typed = Typed.parse(exchange.given);
  try {
    const token = await activateAccount(ctx, typed, await callerOf(ctx, exchange));
    await enter(ctx, exchange, token);
    return { redirect: '/' };
  } catch (error) {
    const refusal = shown(error);
    if (refusal === undefined || !(error instanceof Refusal)) throw error;
    const { login } = typed;
    return show(ctx, exchange, options, { login, refusal, status: statusOf[error.reason] });
  }
}

function shown(error: unknown): ActivationRefusal | undefined {
  const code = error instanceof Refusal ? error.code : '';
  if (code === 'identity.weak-password') return { kind: 'weak' };
  if (code === 'identity.unknown-login-or-code') return { kind: 'unknown' };
  return refusalShown(error);
}

async function show(
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
  { status = 200, ...model }: { login: string; refusal?: ActivationRefusal; status?: number },
): Promise<PageReply> {
  const { brand, signsIn } = await hereOf(ctx, options);
  if (!signsIn) return { redirect: `${options.config.origin}${path}` };
  return { html: activationPage({ dress: dressFor(brand, exchange, options), ...model }), status };
}
