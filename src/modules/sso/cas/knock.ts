import type { Exchange, PageReply } from '#kernel/http';
import type { Context, Visit } from '#modules/directory';
import { beginFlow } from '../commands/begin-flow.ts';
import type { SsoOptions } from '../options.ts';
import type { Address } from '../registry/address.ts';
import type { Service } from '../registry/known-services.ts';
import type { LoginAddress } from './asked.ts';
import { servicePage } from './page.ts';

/** Somebody at `/cas/login`, sent by a service that exists. */
export interface Knock {
  ctx: Visit;
  exchange: Exchange;
  options: SsoOptions;
  asked: LoginAddress;
  address: Address;
  service: Service;
}

/** The same, signed in. */
export type Entered = Knock & { ctx: Context };

/** What was asked, as the query of an address, or the fields of a form. */
export function fieldsOf(
  { asked, address }: Pick<Knock, 'asked' | 'address'>,
  more: Record<string, string> = {},
): Record<string, string> {
  const { renew, gateway, warn, method, flow, marque } = asked;
  return {
    service: address.text,
    ...(renew && { renew: 'true' }),
    ...(gateway && !renew && { gateway: 'true' }),
    ...(warn && { warn: 'true' }),
    ...(method !== undefined && { method }),
    ...(flow !== undefined && { flow }),
    ...(marque !== undefined && { marque }),
    ...more,
  };
}

/** The address of ours that goes on with what was asked. */
export const backTo = (knock: Pick<Knock, 'asked' | 'address'>, more?: Record<string, string>) =>
  `/cas/login?${new URLSearchParams(fieldsOf(knock, more))}`;

/** Where to come back once something is proven, from now on. */
export async function wayBack(knock: Knock): Promise<string> {
  const flow = knock.asked.flow ?? (await beginFlow(knock.ctx));
  return encodeURIComponent(backTo(knock, { flow }));
}

/** Asks, before the service learns anything, for a click that says yes: a form, which no link can send. */
export function warn(knock: Knock): Promise<PageReply> {
  const { ctx, exchange, options, service, address } = knock;
  exchange.letFormsLeadTo([address.origin]);
  const { warn: _, ...fields } = fieldsOf(knock, { oui: 'true' });
  return servicePage(ctx, exchange, options, (say) => ({
    title: say.warn.title(service.name),
    texts: say.warn.texts(service.name),
    act: { action: '/cas/login', button: say.open(service.name), fields },
  }));
}
