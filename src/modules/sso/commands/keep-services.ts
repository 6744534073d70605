import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import type { ServiceFacts } from '../contract.ts';
import { canKeepServices } from '../policy.ts';
import { seen } from '../queries/services.ts';
import { type Prefix, readAddress, readPrefix } from '../registry/address.ts';
import {
  changeService as change,
  closeService as close,
  type NewService,
  openService,
  reopenService as reopen,
} from './open-service.ts';

/** Links an application, for the central administrator. */
export const addService = async (ctx: Context, facts: ServiceFacts): Promise<string> => {
  guard(ctx);
  return openService(ctx, readFacts(facts));
};

/** Decides otherwise of one. */
export const changeService = async (
  ctx: Context,
  id: string,
  facts: ServiceFacts,
): Promise<void> => {
  guard(ctx);
  await change(ctx, id, readFacts(facts));
};

/** Unlinks one: what it was stays written. */
export const closeServiceById = async (ctx: Context, id: string): Promise<void> => {
  guard(ctx);
  await seen(ctx, id);
  await close(ctx, { id });
};

/** Links it again. */
export const reopenServiceById = async (ctx: Context, id: string): Promise<void> => {
  guard(ctx);
  const service = await seen(ctx, id);
  if (service.closedAt !== null) await reopen(ctx, service);
};

function guard({ actor }: Context): void {
  if (!canKeepServices(actor)) refuse('forbidden', 'sso.services-are-for-administrators');
}

const readFacts = ({ addresses, callbacks, signOutUrl, ...facts }: ServiceFacts): NewService => ({
  ...facts,
  addresses: addresses.map(prefixOf),
  callbacks: callbacks.map(callbackOf),
  signOutUrl:
    signOutUrl === null || readAddress(signOutUrl) !== undefined
      ? signOutUrl
      : refuse('invalid', 'sso.address-no-address'),
});

const refusing = {
  'no-address': () => refuse('invalid', 'sso.address-no-address'),
  'has-query': () => refuse('invalid', 'sso.address-has-query'),
  'not-https': () => refuse('invalid', 'sso.address-not-https'),
  'whole-web': () => refuse('invalid', 'sso.address-whole-web'),
};

function prefixOf(text: string): Prefix {
  const prefix = readPrefix(text);
  return typeof prefix === 'string' ? refusing[prefix]() : prefix;
}

function callbackOf(text: string): Prefix {
  const prefix = prefixOf(text);
  return prefix.origin.startsWith('https:') ? prefix : refuse('invalid', 'sso.address-not-https');
}
