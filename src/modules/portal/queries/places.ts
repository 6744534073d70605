import type { PlaceOffer } from '#kernel/module';
import type { Context } from '#modules/directory';
import type { Place } from '../contract.ts';

/** The places that exist for this person, in the order of the houses. */
export async function placesFor(
  ctx: Context,
  offers: readonly PlaceOffer<Context>[],
): Promise<Place[]> {
  const are = await Promise.all(offers.map(({ isFor }) => isFor(ctx)));
  return offers
    .filter((_, at) => are[at])
    .map(({ href, label, about, under }) => ({ href, label, about, under }));
}
