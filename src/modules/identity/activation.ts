import { z } from 'zod';
import type { Exchange, PageReply, Serve } from '#kernel/http';
import { Refusal, statusOf } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { activateAccount } from './commands/activate-account.ts';
import { askElsewhere, destinationOf, fieldsOf, hereOf } from './destination.ts';
import { dressFor } from './door.ts';
import { callerOf } from './enter.ts';
import { goOn } from './factors/go-on.ts';
import type { IdentityOptions } from './options.ts';
import { type ActivationRefusal, activationPage } from './pages/index.ts';
import { passwordFaultOf } from './passwords/heed-policy.ts';
import { refusalShown } from './sign-in-form.ts';

const path = '/activation';

/** Where a letter's QR code leads: the page with its login and code filled in. They are read out of the address once. */
export const activationPath = (login: string, code: string): string =>
  `${path}?${new URLSearchParams({ identifiant: login, code })}`;

/** Where one chooses one's first password, or another, with the code that the school gave. */
export function activationRoutes(serve: Serve<Visit, Context>, options: IdentityOptions): void {
  serve.page(
    { method: 'GET', path, access: 'public', summary: 'Choose a password with a code.' },
    async (ctx, exchange) => {
      const { identifiant, code } = Brought.parse(exchange.given);
      const here = await hereOf(ctx, options);
      if (here.signsIn) return show(ctx, exchange, options, { login: identifiant, code });
      const destination = await destinationOf(ctx, exchange.given, options);
      const brought = identifiant === '' ? {} : { identifiant, code };
      return askElsewhere(exchange, options, { ...destination, site: here }, path, brought);
    },
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

const Brought = z.object({
  identifiant: z.string().max(200).catch(''),
  code: z.string().max(50).catch(''),
});

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
  const destination = await destinationOf(ctx, exchange.given, options);
  const typed = Typed.parse(exchange.given);
  try {
    const caller = await callerOf(ctx, exchange, destination.site?.brand.key);
    const arrival = await activateAccount(ctx, typed, caller, options);
    return goOn(ctx, exchange, arrival, destination);
  } catch (error) {
    const refusal = shown(error);
    if (refusal === undefined || !(error instanceof Refusal)) throw error;
    const { login, code } = typed;
    return show(ctx, exchange, options, { login, code, refusal, status: statusOf[error.reason] });
  }
}

function shown(error: unknown): ActivationRefusal | undefined {
  const fault = passwordFaultOf(error);
  if (fault !== undefined) return { kind: 'weak', fault };
  const code = error instanceof Refusal ? error.code : '';
  if (code === 'identity.unknown-login-or-code') return { kind: 'unknown' };
  return refusalShown(error);
}

async function show(
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
  shown: { login: string; code: string; refusal?: ActivationRefusal; status?: number },
): Promise<PageReply> {
  const { status = 200, ...model } = shown;
  const destination = await destinationOf(ctx, exchange.given, options);
  const brand = destination.site?.brand ?? (await hereOf(ctx, options)).brand;
  const dress = dressFor(brand, exchange, options);
  const hidden = fieldsOf({ ...destination, why: undefined });
  return { html: activationPage({ dress, hidden, nonce: exchange.nonce, ...model }), status };
}
