import { Unreached } from '#kernel/egress';
import type { Exchange, PageReply } from '#kernel/http';
import type { Visit } from '#modules/directory';
import { issueTicket } from '../commands/issue-ticket.ts';
import { drawGrant, grantProxy } from '../commands/proxy.ts';
import type { SsoOptions } from '../options.ts';
import { isSureEnough } from '../policy.ts';
import { grantOf, hatsOf } from '../queries/proxy-grant.ts';
import { verdictOn } from '../queries/today.ts';
import { isUnder, readAddress } from '../registry/address.ts';
import { serviceAt } from '../registry/known-services.ts';
import { type Failure, proxyXml } from './answer.ts';
import { ProxyAddress } from './asked.ts';
import { isTicket } from './tickets.ts';
import type { Validated } from './validate.ts';

/**
 * Sends a proxy-granting ticket to the callback of a validation (CAS 3.0.3, §2.5.4): https, one of those that the
 * service declared, no redirect followed. Gives what tells the application which ticket it is.
 */
export async function callBack(
  ctx: Visit,
  { service, sessionId, proxies }: Validated,
  pgtUrl: string,
  { fetchOut }: SsoOptions,
): Promise<{ pgtIou: string } | Failure> {
  const address = readAddress(pgtUrl);
  if (address === undefined || !service.callbacks.some((prefix) => isUnder(address, prefix)))
    return failure(
      'UNAUTHORIZED_SERVICE_PROXY',
      'the service may not proxy, or not to this pgtUrl',
    );
  const { pgt, pgtIou } = drawGrant();
  await grantProxy(ctx, {
    pgt,
    sessionId,
    serviceId: service.id,
    proxies: [address.text, ...proxies],
  });
  const url = new URL(address.text);
  url.searchParams.append('pgtId', pgt);
  url.searchParams.append('pgtIou', pgtIou);
  try {
    const { status } = await fetchOut(url.href, { redirects: 0 });
    if (status === 200) return { pgtIou };
    return failure('INVALID_PROXY_CALLBACK', `the callback answered ${status}`);
  } catch (error) {
    if (!(error instanceof Unreached)) throw error;
    return failure('INVALID_PROXY_CALLBACK', `the callback was not reached (${error.code})`);
  }
}

/** `/cas/proxy` (§2.7): a ticket for another service, on behalf of whoever opened this one. */
export async function proxy(ctx: Visit, exchange: Exchange): Promise<PageReply> {
  const asked = ProxyAddress.safeParse(exchange.given);
  return {
    text: proxyXml(await ticketFor(ctx, asked.success ? asked.data : {})),
    type: 'text/xml; charset=utf-8',
  };
}

async function ticketFor(
  ctx: Visit,
  { pgt, targetService }: { pgt?: string | undefined; targetService?: string | undefined },
): Promise<{ ticket: string } | Failure> {
  if (!pgt || !targetService)
    return failure('INVALID_REQUEST', 'pgt and targetService are both required');
  const grant = isTicket(pgt) ? await grantOf(ctx, pgt) : undefined;
  if (grant === undefined) return failure('INVALID_TICKET', 'proxy-granting ticket not recognized');
  const address = readAddress(targetService);
  const service = address && (await serviceAt(ctx, address));
  if (address === undefined || service === undefined)
    return failure('UNAUTHORIZED_SERVICE', 'the target service is not registered');
  const verdict = await verdictOn(ctx, grant.personId, await hatsOf(ctx, grant.personId), service);
  if ('shut' in verdict || !isSureEnough(grant, service))
    return failure('UNAUTHORIZED_SERVICE', 'the target service is not open to this person');
  const now = ctx.clock.now();
  const ticket = await issueTicket(
    ctx,
    {
      kind: 'PT',
      service,
      sessionId: grant.sessionId,
      address: address.text,
      hat: null,
      proxies: grant.proxies,
    },
    {
      personId: grant.personId,
      structureId: null,
      isWarned: true,
      flow: undefined,
      provenAt: now,
      renew: false,
    },
  );
  if (ticket === undefined) return failure('INTERNAL_ERROR', 'no ticket could be drawn');
  return { ticket };
}

const failure = (code: Failure['code'], description: string): Failure => ({ code, description });
