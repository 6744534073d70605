import type { Exchange } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import { brandOf } from '#modules/brands';
import type { Context, Visit } from '#modules/directory';
import type { Caller } from './commands/open-session.ts';
import { cookieOf, setCookie } from './cookies.ts';
import { actorWith, hostName } from './queries/actor.ts';

/** Who signs in from where, in the brand of this host unless another asks. */
export async function callerOf(
  ctx: Visit,
  { asked }: Exchange,
  brandKey?: string | undefined,
): Promise<Caller> {
  return {
    host: hostName(asked),
    ip: asked.ip,
    agent: asked.agent,
    brandKey: brandKey ?? (await brandOf(ctx)).key,
    formerToken: cookieOf('session', asked),
  };
}

/** Gives the browser its new session, and the context of whoever just came in. */
export async function enter(ctx: Visit, exchange: Exchange, token: string): Promise<Context> {
  // What the account needs was weighed before the session was opened.
  const actor = await actorWith(ctx, token, hostName(exchange.asked), { demo: true });
  if (actor === null) return refuse('signed-out', 'kernel.signed-out');
  setCookie('session', exchange, token);
  return { ...ctx, actor };
}
