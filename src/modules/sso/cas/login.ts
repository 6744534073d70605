import type { Exchange, PageReply } from '#kernel/http';
import { brandOf, siteOf } from '#modules/brands';
import type { Context, Visit } from '#modules/directory';
import type { SsoOptions } from '../options.ts';
import { readAddress } from '../registry/address.ts';
import { serviceAt } from '../registry/known-services.ts';
import { LoginAddress, LoginForm } from './asked.ts';
import { signInHere } from './form.ts';
import { enter } from './gates.ts';
import { fieldsOf, type Knock } from './knock.ts';
import { servicePage } from './page.ts';

/**
 * `/cas/login` (CAS 3.0.3, §2.1 and 2.2): a ticket for whoever is signed in, the form for whoever is not. Nobody is ever
 * sent to an address that no service has.
 */
export async function login(
  ctx: Visit,
  exchange: Exchange,
  options: SsoOptions,
): Promise<PageReply> {
  exchange.setHeader('pragma', 'no-cache');
  exchange.setHeader('expires', 'Thu, 01 Jan 1970 00:00:00 GMT');
  const read = LoginAddress.safeParse(exchange.given);
  const asked = read.success ? read.data : undefined;
  const sent =
    exchange.asked.method === 'POST' ? LoginForm.parse(exchange.given) : LoginForm.parse({});
  if (asked !== undefined && !asked.service)
    return withoutService(ctx, exchange, options, asked, sent);
  const address = asked && readAddress(asked.service);
  const service = address && (await serviceAt(ctx, address));
  if (asked === undefined || address === undefined || service === undefined)
    return unknownService(ctx, exchange, options);
  return answer({ ctx, exchange, options, asked, address, service }, sent);
}

async function answer(knock: Knock, sent: LoginForm): Promise<PageReply> {
  const { ctx, options, asked, address } = knock;
  if (await belongsElsewhere(knock, sent)) {
    const marque = asked.marque ?? (await brandOf(ctx)).key;
    return {
      redirect: `${options.config.origin}/cas/login?${new URLSearchParams(fieldsOf(knock, { marque }))}`,
    };
  }
  if (isSigning(sent) || !isSignedIn(ctx)) {
    if (asked.gateway && !asked.renew && !isSigning(sent)) return { redirect: address.text };
    return signInHere(knock, sent, (entered, flow) =>
      enter({ ...knock, ctx: entered, asked: { ...asked, flow } }, LoginForm.parse({})),
    );
  }
  return enter({ ...knock, ctx }, sent);
}

const isSigning = ({ username, demo }: LoginForm) => username !== undefined || demo !== undefined;

/** A brand's host may know nobody while the identity origin does; and passwords are asked for there only. */
async function belongsElsewhere(
  { ctx, asked, options }: Pick<Knock, 'ctx' | 'asked' | 'options'>,
  sent: LoginForm,
): Promise<boolean> {
  const asksProof = isSigning(sent) || asked.renew;
  if (isSignedIn(ctx) && !asksProof) return false;
  return (await siteOf(ctx, options.config))?.signsIn !== true;
}

async function withoutService(
  ctx: Visit,
  exchange: Exchange,
  options: SsoOptions,
  asked: LoginAddress,
  sent: LoginForm,
): Promise<PageReply> {
  const connected = (ctx: Visit) =>
    servicePage(ctx, exchange, options, ({ connected }) => connected);
  if (isSignedIn(ctx) && !isSigning(sent)) return connected(ctx);
  if (await belongsElsewhere({ ctx, asked, options }, sent)) {
    const { key } = await brandOf(ctx);
    return { redirect: `${options.config.origin}/cas/login?marque=${key}` };
  }
  return signInHere({ ctx, exchange, options, asked }, sent, connected);
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
