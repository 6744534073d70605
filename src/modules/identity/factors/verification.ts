import { z } from 'zod';
import type { Exchange, PageReply, Serve } from '#kernel/http';
import { Refusal, statusOf } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { clearCookie, cookieOf } from '../cookies.ts';
import { destinationOf, fieldsOf, hereOf } from '../destination.ts';
import { dressFor } from '../door.ts';
import { callerOf } from '../enter.ts';
import type { IdentityOptions } from '../options.ts';
import { finishArrival } from './commands/finish-arrival.ts';
import { doorAt, doorSteps, goOn } from './go-on.ts';
import type { FactorOptions } from './options.ts';
import { type ProofRefusal, verifyPage } from './pages/verify-page.ts';
import { askForPasskey } from './passkeys.ts';
import { type AtTheDoor, atTheDoor } from './queries/arrival.ts';
import { factorsOf } from './queries/factors.ts';

const path = doorSteps['second-factor'];

/** Where somebody at the door gives the second proof. Codes work without script. */
export function verificationRoutes(serve: Serve<Visit, Context>, options: IdentityOptions): void {
  serve.page(
    { method: 'GET', path, access: 'public', summary: 'Ask for the second factor.' },
    async (ctx, exchange) => {
      const arrival = await arrivalAt(ctx, exchange);
      return arrival === undefined
        ? backToTheDoor(ctx, exchange, options)
        : show(ctx, exchange, options, arrival);
    },
  );
  serve.page(
    {
      method: 'POST',
      path,
      access: 'public',
      summary: 'Give the second factor.',
      verb: 'identity.prove-factor',
    },
    (ctx, exchange) => verify(ctx, exchange, options),
  );
}

/** Who is at the door in this browser. */
export const arrivalAt = (ctx: Visit, { asked }: Exchange): Promise<AtTheDoor | undefined> =>
  atTheDoor(ctx, cookieOf('arrival', asked));

/** Whoever has no first proof to show (any more) begins again. */
export async function backToTheDoor(
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
): Promise<PageReply> {
  clearCookie('arrival', exchange);
  return { redirect: doorAt('/connexion', await destinationOf(ctx, exchange.given, options)) };
}

/** What a form of proof says. */
export const TypedFactor = z.object({
  code: z.string().max(50).catch(''),
  passkey: z.string().max(20_000).catch(''),
});

async function verify(
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
): Promise<PageReply> {
  const here = await hereOf(ctx, options);
  const arrival = await arrivalAt(ctx, exchange);
  if (!here.signsIn || arrival === undefined) return backToTheDoor(ctx, exchange, options);
  const destination = await destinationOf(ctx, exchange.given, options);
  try {
    const caller = await callerOf(ctx, exchange, destination.site?.brand.key);
    const given = TypedFactor.parse(exchange.given);
    const token = await finishArrival(ctx, options, arrival, given, caller);
    clearCookie('arrival', exchange);
    return goOn(ctx, exchange, { step: 'in', token }, destination);
  } catch (error) {
    const refusal = proofRefusalOf(error);
    if (refusal === undefined || !(error instanceof Refusal)) throw error;
    return show(ctx, exchange, options, arrival, { refusal, status: statusOf[error.reason] });
  }
}

/** The refusals that show the form again; undefined for what is none of them. */
export function proofRefusalOf(error: unknown): ProofRefusal | undefined {
  if (!(error instanceof Refusal)) return undefined;
  if (error.code === 'identity.wrong-code') return { kind: 'wrong' };
  if (error.code !== 'identity.too-many-tries') return undefined;
  return { kind: 'too-many', minutes: Math.ceil((error.retryAfter ?? 60) / 60) };
}

async function show(
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
  arrival: AtTheDoor,
  { refusal, status = 200 }: { refusal?: ProofRefusal; status?: number } = {},
): Promise<PageReply> {
  const destination = await destinationOf(ctx, exchange.given, options);
  const brand = destination.site?.brand ?? (await hereOf(ctx, options)).brand;
  exchange.letFormsLeadTo((await options.leadsTo?.(ctx, destination.path)) ?? []);
  const html = verifyPage({
    dress: dressFor(brand, exchange, options),
    at: 'door',
    action: path,
    displayName: arrival.displayName,
    hidden: fieldsOf({ ...destination, why: undefined }),
    asked: await proofAsked(ctx, options, arrival.accountId),
    refusal,
  });
  return { html, status };
}

/** What an account may prove itself with here and now. */
export async function proofAsked(ctx: Visit, options: FactorOptions, accountId: string) {
  const { factors } = await factorsOf(ctx, accountId);
  const passkey = await askForPasskey(ctx, options, accountId);
  return { passkey, hasTotp: factors.some(({ kind }) => kind === 'totp') };
}
