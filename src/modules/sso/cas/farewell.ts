import type { Exchange, PageReply } from '#kernel/http';
import type { Context, Visit } from '#modules/directory';
import { takeFrontVisits } from '../commands/take-front-visits.ts';
import type { SsoOptions } from '../options.ts';
import { frontChannel } from './logout-request.ts';
import { servicePage } from './page.ts';

/** More frames than this would keep a browser waiting; the others are told by us. */
const MOST = 20;

/**
 * On the way out: the applications that hear of it through the browser, in frames that nobody sees, then on to `next` as
 * soon as they have answered. Undefined when there is none.
 */
export async function farewell(
  ctx: Context,
  exchange: Exchange,
  next: string,
  options: SsoOptions,
): Promise<PageReply | undefined> {
  const visits = await takeFrontVisits(ctx, ctx.actor.session.id, MOST);
  if (visits.length === 0) return undefined;
  exchange.letFramesShow([...new Set(visits.map(({ address }) => new URL(address).origin))]);
  const signedOut: Visit = { ...ctx, actor: null };
  return servicePage(signedOut, exchange, options, ({ farewell }) => ({
    ...farewell,
    frames: visits.map((visit) => frontChannel(visit.address, visit)),
    next: { href: next, button: farewell.go, goes: exchange.nonce },
  }));
}
