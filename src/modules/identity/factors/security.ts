import { z } from 'zod';
import type { Exchange, PageReply, Serve } from '#kernel/http';
import { Refusal, statusOf } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { setCookie } from '../cookies.ts';
import { askElsewhere, destinationOf, fieldsOf, hereOf } from '../destination.ts';
import { dressFor } from '../door.ts';
import type { IdentityOptions } from '../options.ts';
import { hasSteppedUp } from '../policy.ts';
import { hostName } from '../queries/actor.ts';
import {
  addOwnFactor,
  drawOwnCodes,
  removeOwnFactor,
  renameOwnFactor,
} from './commands/own-factors.ts';
import { doorAt } from './go-on.ts';
import { codesPage } from './pages/codes-page.ts';
import { securityPage } from './pages/security-page.ts';
import { addRefusalOf, Wanted, whatMayBeAdded } from './protection.ts';
import { factorsOf } from './queries/factors.ts';
import { isAskedFor } from './queries/need.ts';

const path = '/moi/securite';

/** One's own second factors: seen by whoever is signed in, changed by whoever has just shown who they are. */
export function securityRoutes(serve: Serve<Visit, Context>, options: IdentityOptions): void {
  serve.page(
    { method: 'GET', path, access: 'signed-in', summary: 'What protects my account.' },
    (ctx, exchange) => show(ctx, exchange, options),
  );
  const act = (
    last: string,
    verb: `identity.${string}`,
    summary: string,
    change: (ctx: Context, exchange: Exchange) => Promise<PageReply>,
  ) =>
    serve.page(
      { method: 'POST', path: `${path}/${last}`, access: 'stepped-up', summary, verb },
      (ctx, exchange) => orAgain(ctx, exchange, options, change),
    );
  act('ajouter', 'identity.add-factor', 'Add a second factor.', async (ctx, exchange) => {
    const wanted = Wanted.parse(exchange.given);
    const { token, codes } = await addOwnFactor(ctx, options, wanted, hostName(exchange.asked));
    setCookie('session', exchange, token);
    return showCodes(ctx, exchange, options, codes);
  });
  act('renommer', 'identity.rename-factor', 'Rename a second factor.', async (ctx, exchange) => {
    await renameOwnFactor(ctx, Named.parse(exchange.given));
    return backToList(ctx, exchange, options);
  });
  act('retirer', 'identity.remove-factor', 'Remove a second factor.', async (ctx, exchange) => {
    const { id } = Named.parse(exchange.given);
    const { token } = await removeOwnFactor(ctx, options, id, hostName(exchange.asked));
    setCookie('session', exchange, token);
    return backToList(ctx, exchange, options);
  });
  act('codes', 'identity.draw-recovery-codes', 'Draw new codes.', async (ctx, exchange) =>
    showCodes(ctx, exchange, options, await drawOwnCodes(ctx, options)),
  );
}

const Named = z.object({
  id: z.uuid().catch('00000000-0000-0000-0000-000000000000'),
  name: z.string().max(200).catch(''),
});

async function backToList(ctx: Context, exchange: Exchange, options: IdentityOptions) {
  return { redirect: doorAt(path, await destinationOf(ctx, exchange.given, options)) };
}

async function showCodes(
  ctx: Context,
  exchange: Exchange,
  options: IdentityOptions,
  codes: readonly string[],
): Promise<PageReply> {
  const destination = await destinationOf(ctx, exchange.given, options);
  const brand = destination.site?.brand ?? (await hereOf(ctx, options)).brand;
  const dress = dressFor(brand, exchange, options);
  return { html: codesPage({ dress, codes, next: doorAt(path, destination) }) };
}

/** Passkeys are of the identity origin, so the forms are sent there and nowhere else; a refusal shows the page again. */
async function orAgain(
  ctx: Context,
  exchange: Exchange,
  options: IdentityOptions,
  change: (ctx: Context, exchange: Exchange) => Promise<PageReply>,
): Promise<PageReply> {
  if (!(await hereOf(ctx, options)).signsIn) return { redirect: path };
  try {
    return await change(ctx, exchange);
  } catch (error) {
    const refusal = addRefusalOf(error, exchange);
    if (refusal === undefined || !(error instanceof Refusal)) throw error;
    return show(ctx, exchange, options, { refusal, status: statusOf[error.reason] });
  }
}

async function show(
  ctx: Context,
  exchange: Exchange,
  options: IdentityOptions,
  again: { refusal?: string; status?: number } = {},
): Promise<PageReply> {
  const here = await hereOf(ctx, options);
  const destination = await destinationOf(ctx, exchange.given, options);
  if (!here.signsIn) return askElsewhere(exchange, options, { ...destination, site: here }, path);
  const brand = destination.site?.brand ?? here.brand;
  const { factors, codesLeft } = await factorsOf(ctx, ctx.actor.accountId);
  const isProven = hasSteppedUp(ctx.actor, ctx.clock.now());
  const owner = { ...ctx.actor, brand: brand.name };
  const wanted = again.refusal === undefined ? undefined : Wanted.parse(exchange.given);
  const html = securityPage({
    dress: dressFor(brand, exchange, options),
    hidden: fieldsOf({ ...destination, why: undefined }),
    factors,
    codesLeft,
    mustKeepOne: !options.config.demo && (await isAskedFor(ctx, ctx.actor)),
    offered: isProven ? await whatMayBeAdded(ctx, exchange, options, owner, wanted) : undefined,
    proveHref: `/connexion/confirmer?${new URLSearchParams({ retour: doorAt(path, destination) })}`,
    backHref: `${destination.site?.brand.origin ?? ''}/moi`,
    refusal: again.refusal,
  });
  return { html, status: again.status ?? 200 };
}
