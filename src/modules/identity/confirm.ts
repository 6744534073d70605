import { z } from 'zod';
import type { Exchange, PageReply, Serve } from '#kernel/http';
import { Refusal, statusOf } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { stepUp } from './commands/step-up.ts';
import { setCookie } from './cookies.ts';
import { askElsewhere, destinationOf, fieldsOf, hereOf, wayTo } from './destination.ts';
import { dressFor } from './door.ts';
import { type ProofRefusal, verifyPage } from './factors/pages/verify-page.ts';
import { hasFactor } from './factors/queries/factors.ts';
import { proofAsked, proofRefusalOf, TypedFactor } from './factors/verification.ts';
import { demoOf, type IdentityOptions } from './options.ts';
import { confirmPage, type SignInRefusal } from './pages/index.ts';
import { hasSteppedUp } from './policy.ts';
import { hostName } from './queries/actor.ts';
import { refusalShown } from './sign-in-form.ts';

const path = '/connexion/confirmer';

/** The pages where one shows that it still is the same person. They work without script. */
export function confirmRoutes(serve: Serve<Visit, Context>, options: IdentityOptions): void {
  serve.page(
    {
      method: 'GET',
      path,
      access: 'signed-in',
      summary: 'Ask for the password, or the second factor, again.',
    },
    (ctx, exchange) => ask(ctx, exchange, options),
  );
  serve.page(
    {
      method: 'POST',
      path,
      access: 'signed-in',
      summary: 'Give the password, or the second factor, again.',
      verb: 'identity.step-up',
    },
    (ctx, exchange) => confirm(ctx, exchange, options),
  );
}

/**
 * Passwords are typed on the identity origin only. Whoever has just given theirs goes on at once: by a hand-over where
 * a brand's host asked, so that it is the session proven here that opens there.
 */
async function ask(ctx: Context, exchange: Exchange, options: IdentityOptions): Promise<PageReply> {
  const here = await hereOf(ctx, options);
  const destination = await destinationOf(ctx, exchange.given, options);
  if (hasSteppedUp(ctx.actor, ctx.clock.now()) && isSince(ctx, exchange))
    return { redirect: await wayTo(ctx, destination) };
  return here.signsIn
    ? show(ctx, exchange, options, { status: 200 })
    : askElsewhere(exchange, options, { ...destination, site: here }, path);
}

const Since = z.object({ depuis: z.coerce.number().catch(0) });

/** An application may ask for a proof newer than its asking (`depuis`, in milliseconds of the epoch). */
const isSince = ({ actor: { session } }: Context, { given }: Exchange): boolean =>
  (session.steppedUpAt ?? session.startedAt).valueOf() >= Since.parse(given).depuis;

const Typed = TypedFactor.extend({ password: z.string().max(1000).catch('') });

async function confirm(
  ctx: Context,
  exchange: Exchange,
  options: IdentityOptions,
): Promise<PageReply> {
  const here = await hereOf(ctx, options);
  if (!here.signsIn) return { redirect: path };
  try {
    const from = { ip: exchange.asked.ip, host: hostName(exchange.asked) };
    const token = await stepUp(ctx, options, Typed.parse(exchange.given), from);
    setCookie('session', exchange, token);
  } catch (error) {
    const refusal = proofRefusalOf(error) ?? refusalShown(error);
    if (refusal === undefined || !(error instanceof Refusal)) throw error;
    return show(ctx, exchange, options, { status: statusOf[error.reason], refusal });
  }
  return { redirect: await wayTo(ctx, await destinationOf(ctx, exchange.given, options)) };
}

async function show(
  ctx: Context,
  exchange: Exchange,
  options: IdentityOptions,
  { status, refusal }: { status: number; refusal?: SignInRefusal | ProofRefusal },
): Promise<PageReply> {
  const destination = await destinationOf(ctx, exchange.given, options);
  const brand = destination.site?.brand ?? (await hereOf(ctx, options)).brand;
  exchange.letFormsLeadTo((await options.leadsTo?.(ctx, destination.path)) ?? []);
  const { actor } = ctx;
  const dress = dressFor(brand, exchange, options);
  const hidden = fieldsOf({ ...destination, why: undefined });
  if (!(await hasFactor(ctx, actor.accountId))) {
    const demoPassword = demoOf(options)?.password;
    const said = refusal?.kind === 'wrong' ? undefined : refusal;
    return { html: confirmPage({ dress, actor, hidden, refusal: said, demoPassword }), status };
  }
  const { displayName } = actor;
  const asked = await proofAsked(ctx, options, actor.accountId);
  const said = refusal?.kind === 'wrong' || refusal?.kind === 'too-many' ? refusal : undefined;
  const shown = { dress, at: 'session', action: path, displayName, hidden, asked } as const;
  return { html: verifyPage({ ...shown, refusal: said }), status };
}
