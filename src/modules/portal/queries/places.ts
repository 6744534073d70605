import type { PlaceOffer } from '#kernel/module';
import type { Context } from '#modules/directory';
import type { Place } from '../contract.ts';

/** The places that exist for this person, in the order of the houses. No SQL. */
export const placesFor = (ctx: Context, offers: readonly PlaceOffer<Context>[]): Place[] =>
  offers
    .filter(({ isFor }) => isFor(ctx))
    .map(({ href, label, about, under }) => ({ href, label, about, under }));
