import type { Exchange, PageReply } from '#kernel/http';
import { siteOf } from '#modules/brands';
import type { Context, Visit } from '#modules/directory';
import { sessions } from '#modules/identity';
import { leaveApplications } from '../commands/leave-applications.ts';
import type { SsoOptions } from '../options.ts';
import { readAddress } from '../registry/address.ts';
import { serviceAt } from '../registry/known-services.ts';
import { LogoutAddress } from './asked.ts';
import { farewell } from './farewell.ts';

/**
 * `/cas/logout` (CAS 3.0.3, §2.3): ends the session everywhere, then goes to the address of a registered service that
 * was asked for, as `service` or, for older clients, as `url`; to no other. `partialLogout`: out of the applications
 * only.
 */
export async function logout(
  ctx: Visit,
  exchange: Exchange,
  options: SsoOptions,
): Promise<PageReply> {
  const asked = LogoutAddress.parse(exchange.given);
  if (!isSignedIn(ctx) && (await siteOf(ctx, options.config))?.signsIn !== true)
    return { redirect: `${options.config.origin}/cas/logout?${new URLSearchParams(said(asked))}` };
  if (asked.partialLogout) {
    if (isSignedIn(ctx)) await leaveApplications(ctx);
    return { redirect: (await nextOf(ctx, asked)) ?? '/' };
  }
  const next = (await nextOf(ctx, asked)) ?? '/deconnexion';
  if (isSignedIn(ctx)) await sessions.end(ctx);
  sessions.forget(exchange);
  const shown = isSignedIn(ctx) ? await farewell(ctx, exchange, next, options) : undefined;
  return shown ?? { redirect: next };
}

async function nextOf(ctx: Visit, asked: LogoutAddress): Promise<string | undefined> {
  for (const given of [asked.service, asked.url]) {
    const address = readAddress(given);
    if (address !== undefined && (await serviceAt(ctx, address)) !== undefined) return address.text;
  }
  return undefined;
}

const said = ({ service, url, partialLogout }: LogoutAddress) => ({
  ...(service !== undefined && { service }),
  ...(url !== undefined && { url }),
  ...(partialLogout && { partialLogout: 'true' }),
});

const isSignedIn = (visit: Visit): visit is Context => visit.actor !== null;
