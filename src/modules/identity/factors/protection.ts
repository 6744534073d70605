import { z } from 'zod';
import { readComfort } from '#kernel/comfort/contract';
import type { Exchange, PageReply, Serve } from '#kernel/http';
import { Refusal, statusOf } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { clearCookie } from '../cookies.ts';
import { destinationOf, fieldsOf, hereOf } from '../destination.ts';
import { dressFor } from '../door.ts';
import { callerOf, enter } from '../enter.ts';
import type { IdentityOptions } from '../options.ts';
import { refusals } from '../refusals.ts';
import { browserOf } from '../unusual.ts';
import { draftTotp, secretOfDraft, type WantedFactor } from './commands/add-factor.ts';
import { getProtected } from './commands/get-protected.ts';
import { doorAt, doorSteps } from './go-on.ts';
import type { AddOffered } from './pages/add-forms.ts';
import { codesPage } from './pages/codes-page.ts';
import { protectPage } from './pages/protect-page.ts';
import { askForNewPasskey } from './passkeys.ts';
import type { AtTheDoor } from './queries/arrival.ts';
import { hasFactor } from './queries/factors.ts';
import { arrivalAt, backToTheDoor } from './verification.ts';

const path = doorSteps.protection;

/** Where whoever must have a second factor gets the first one, before anything else. */
export function protectionRoutes(serve: Serve<Visit, Context>, options: IdentityOptions): void {
  serve.page(
    { method: 'GET', path, access: 'public', summary: 'Offer a first second factor.' },
    async (ctx, exchange) => {
      const arrival = await arrivalAt(ctx, exchange);
      if (arrival === undefined) return backToTheDoor(ctx, exchange, options);
      if (await hasFactor(ctx, arrival.accountId)) return toVerification(ctx, exchange, options);
      return show(ctx, exchange, options, arrival);
    },
  );
  serve.page(
    {
      method: 'POST',
      path,
      access: 'public',
      summary: 'Take a first second factor, and come in.',
      verb: 'identity.add-factor',
    },
    (ctx, exchange) => protect(ctx, exchange, options),
  );
}

const toVerification = async (ctx: Visit, exchange: Exchange, options: IdentityOptions) => ({
  redirect: doorAt(doorSteps['second-factor'], await destinationOf(ctx, exchange.given, options)),
});

/** What a form of addition says. */
export const Wanted = z.object({
  kind: z.enum(['totp', 'passkey']).catch('totp'),
  name: z.string().max(200).catch(''),
  draft: z.string().max(1000).catch(''),
  code: z.string().max(20).catch(''),
  passkey: z.string().max(20_000).catch(''),
});

async function protect(
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
): Promise<PageReply> {
  const here = await hereOf(ctx, options);
  const arrival = await arrivalAt(ctx, exchange);
  if (!here.signsIn || arrival === undefined) return backToTheDoor(ctx, exchange, options);
  if (await hasFactor(ctx, arrival.accountId)) return toVerification(ctx, exchange, options);
  const destination = await destinationOf(ctx, exchange.given, options);
  const wanted = Wanted.parse(exchange.given);
  try {
    const caller = await callerOf(ctx, exchange, destination.site?.brand.key);
    const { token, codes } = await getProtected(ctx, options, arrival, wanted, caller);
    await enter(ctx, exchange, token);
    clearCookie('arrival', exchange);
    const dress = dressFor(destination.site?.brand ?? here.brand, exchange, options);
    return { html: codesPage({ dress, codes, next: doorAt('/connexion', destination) }) };
  } catch (error) {
    const refusal = addRefusalOf(error, exchange);
    if (refusal === undefined || !(error instanceof Refusal)) throw error;
    const shown = { refusal, status: statusOf[error.reason], wanted };
    return show(ctx, exchange, options, arrival, shown);
  }
}

const shownAgain = new Set([
  'identity.wrong-code',
  'identity.wrong-passkey',
  'identity.draft-over',
  'identity.factor-without-name',
  'identity.too-many-factors',
]);

/** Why nothing was added, in words; undefined for what is no such refusal. */
export function addRefusalOf(error: unknown, { asked }: Exchange): string | undefined {
  if (!(error instanceof Refusal) || !shownAgain.has(error.code)) return undefined;
  const { language } = readComfort(asked.header('cookie'));
  return refusals[error.code as keyof typeof refusals][language];
}

async function show(
  ctx: Visit,
  exchange: Exchange,
  options: IdentityOptions,
  arrival: AtTheDoor,
  again: { refusal?: string; status?: number; wanted?: WantedFactor } = {},
): Promise<PageReply> {
  const destination = await destinationOf(ctx, exchange.given, options);
  const brand = destination.site?.brand ?? (await hereOf(ctx, options)).brand;
  const owner = { ...arrival, brand: brand.name };
  const html = protectPage({
    dress: dressFor(brand, exchange, options),
    action: path,
    hidden: fieldsOf({ ...destination, why: undefined }),
    offered: await whatMayBeAdded(ctx, exchange, options, owner, again.wanted),
    refusal: again.refusal,
  });
  return { html, status: again.status ?? 200 };
}

/** Everything that the forms of addition need; after a wrong code the same secret, since it was scanned already. */
export async function whatMayBeAdded(
  ctx: Visit,
  { asked }: Exchange,
  options: IdentityOptions,
  owner: { accountId: string; login: string; displayName: string; brand: string },
  wanted?: WantedFactor,
): Promise<AddOffered> {
  const { seal } = options;
  const { accountId, login } = owner;
  const known = wanted && (await secretOfDraft(ctx, seal, accountId, wanted.draft));
  return {
    passkey: await askForNewPasskey(ctx, options, owner),
    totp:
      known === undefined || wanted === undefined
        ? await draftTotp(ctx, seal, accountId)
        : { secret: known, draft: wanted.draft },
    login,
    device: browserOf(asked.agent),
  };
}
