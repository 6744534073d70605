import type { Exchange, PageReply } from '#kernel/http';
import { siteOf } from '#modules/brands';
import type { Context, Visit } from '#modules/directory';
import { beginFlow, endFlow } from '../commands/begin-flow.ts';
import { issueTicket } from '../commands/issue-ticket.ts';
import type { SsoOptions } from '../options.ts';
import type { Shut } from '../policy.ts';
import { type Address, readAddress, withTicket } from '../registry/address.ts';
import { type Service, serviceAt } from '../registry/known-services.ts';
import { LoginAddress } from './asked.ts';
import { servicePage } from './page.ts';
import { shutFor } from './shut.ts';

/**
 * `/cas/login` (CAS 3.0.3, §2.1): a ticket for whoever is signed in, the way to the door for whoever is not. Nobody is
 * ever sent to an address that no service has.
 */
export async function login(
  ctx: Visit,
  exchange: Exchange,
  options: SsoOptions,
): Promise<PageReply> {
  const read = LoginAddress.safeParse(exchange.given);
  const asked = read.success ? read.data : undefined;
  if (asked !== undefined && !asked.service) return withoutService(ctx, exchange, options);
  const address = asked && readAddress(asked.service);
  const service = address && (await serviceAt(ctx, address));
  if (asked === undefined || address === undefined || service === undefined)
    return unknownService(ctx, exchange, options);
  return answer({ ctx, exchange, options, asked, address, service });
}

interface Knock {
  ctx: Visit;
  exchange: Exchange;
  options: SsoOptions;
  asked: LoginAddress;
  address: Address;
  service: Service;
}

async function answer(knock: Knock): Promise<PageReply> {
  const { ctx, options, asked, address, service } = knock;
  if (await belongsElsewhere(knock))
    return { redirect: `${options.config.origin}/cas/login?${queryOf(knock)}` };
  if (!isSignedIn(ctx)) {
    if (asked.gateway && !asked.renew) return { redirect: address.text };
    return { redirect: `/connexion?retour=${await wayBack(knock)}` };
  }
  const isNewLogin = asked.flow !== undefined && (await endFlow(ctx, asked.flow, provenAt(ctx)));
  if (asked.renew && !isNewLogin) {
    const since = ctx.clock.now().valueOf();
    return { redirect: `/connexion/confirmer?depuis=${since}&retour=${await wayBack(knock)}` };
  }
  const shut = await shutFor(ctx, ctx.actor.hats, service);
  if (shut !== undefined) return refuseShut(knock, shut);
  if (asked.warn) return warn(knock);
  return open(knock, ctx, isNewLogin);
}

/** A brand's host may know nobody while the identity origin does; and passwords are asked for there only. */
async function belongsElsewhere({ ctx, asked, options }: Knock): Promise<boolean> {
  if (isSignedIn(ctx) ? !asked.renew : !asked.gateway && !asked.renew) return false;
  return (await siteOf(ctx, options.config))?.signsIn !== true;
}

/** Where to come back once something is proven, from now on. */
async function wayBack(knock: Knock): Promise<string> {
  const flow = knock.asked.flow ?? (await beginFlow(knock.ctx));
  return encodeURIComponent(`/cas/login?${queryOf(knock, { flow })}`);
}

function queryOf({ asked, address }: Knock, more: Record<string, string> = {}): URLSearchParams {
  const { renew, gateway, warn, method } = asked;
  return new URLSearchParams({
    service: address.text,
    ...(renew && { renew: 'true' }),
    ...(gateway && !renew && { gateway: 'true' }),
    ...(warn && { warn: 'true' }),
    ...(method !== undefined && { method }),
    ...more,
  });
}

const refuseShut = ({ ctx, exchange, options, service }: Knock, shut: Shut) =>
  servicePage(
    ctx,
    exchange,
    options,
    ({ notYet, notForYou }) =>
      shut.because === 'not-yet'
        ? { title: notYet.title(service.name), texts: notYet.texts(shut.opensOn) }
        : { title: notForYou.title(service.name), texts: notForYou.texts },
    403,
  );

function warn({ ctx, exchange, options, service, address, asked }: Knock): Promise<PageReply> {
  exchange.letFormsLeadTo([address.origin]);
  const method = asked.method === undefined ? {} : { method: asked.method };
  return servicePage(ctx, exchange, options, (say) => ({
    title: say.warn.title(service.name),
    texts: say.warn.texts(service.name),
    act: {
      action: '/cas/login',
      button: say.open(service.name),
      fields: { service: address.text, ...method },
    },
  }));
}

async function open(knock: Knock, ctx: Context, isNewLogin: boolean): Promise<PageReply> {
  const { exchange, options, service, address, asked } = knock;
  const ticket = await issueTicket(ctx, {
    kind: 'ST',
    serviceId: service.id,
    sessionId: ctx.actor.session.id,
    address: address.text,
    isNewLogin,
    proxies: [],
  });
  if (asked.method?.toUpperCase() !== 'POST') return { redirect: withTicket(address.text, ticket) };
  exchange.letFormsLeadTo([address.origin]);
  return servicePage(ctx, exchange, options, (say) => ({
    title: say.post.title(service.name),
    texts: [],
    act: {
      action: address.text,
      button: say.open(service.name),
      fields: { ticket },
      goes: exchange.nonce,
    },
  }));
}

const provenAt = ({ actor: { session } }: Context): Date =>
  session.steppedUpAt ?? session.startedAt;

function withoutService(
  ctx: Visit,
  exchange: Exchange,
  options: SsoOptions,
): Promise<PageReply> | PageReply {
  if (!isSignedIn(ctx))
    return { redirect: `/connexion?retour=${encodeURIComponent('/cas/login')}` };
  return servicePage(ctx, exchange, options, ({ connected }) => connected);
}

/** Says so, with the address as it came: nearly always it is a mistake of whoever set the application up. */
function unknownService(ctx: Visit, exchange: Exchange, options: SsoOptions): Promise<PageReply> {
  const { service } = exchange.given;
  ctx.log.warn({ service: String(service).slice(0, 500) }, 'no such service');
  const shown = typeof service === 'string' ? service.slice(0, 300) : undefined;
  return servicePage(
    ctx,
    exchange,
    options,
    ({ unknown, malformed }) => ({
      title: unknown.title,
      texts: unknown.texts(shown ?? malformed),
    }),
    403,
  );
}

const isSignedIn = (visit: Visit): visit is Context => visit.actor !== null;
