import type { Exchange, PageReply } from '#kernel/http';
import { siteOf } from '#modules/brands';
import type { Context, Visit } from '#modules/directory';
import { sessions } from '#modules/identity';
import type { SsoOptions } from '../options.ts';
import { readAddress } from '../registry/address.ts';
import { serviceAt } from '../registry/known-services.ts';
import { LogoutAddress } from './asked.ts';

/**
 * `/cas/logout` (CAS 3.0.3, §2.3): ends the session everywhere, then goes to the address of a registered service that
 * was asked for, as `service` or, for older clients, as `url`; to no other.
 */
export async function logout(
  ctx: Visit,
  exchange: Exchange,
  { config }: SsoOptions,
): Promise<PageReply> {
  const asked = LogoutAddress.parse(exchange.given);
  if (ctx.actor !== null) await sessions.end(ctx as Context);
  else if ((await siteOf(ctx, config))?.signsIn !== true)
    return { redirect: `${config.origin}/cas/logout?${new URLSearchParams(said(asked))}` };
  sessions.forget(exchange);
  for (const given of [asked.service, asked.url]) {
    const address = readAddress(given);
    if (address !== undefined && (await serviceAt(ctx, address)) !== undefined)
      return { redirect: address.text };
  }
  return { redirect: '/deconnexion' };
}

const said = ({ service, url }: { service?: string | undefined; url?: string | undefined }) => ({
  ...(service !== undefined && { service }),
  ...(url !== undefined && { url }),
});
