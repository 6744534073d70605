import type { PlaceOffer } from '#kernel/module';
import type { Context } from '#modules/directory';
import type { Place } from '../contract.ts';

/** The places that exist for this person, in the order of the houses. */
export async function placesFor(
  ctx: Context,
  offers: readonly PlaceOffer<Context>[],
): Promise<Place[]> {
  const are = await Promise.all(offers.map(({ isFor }) => isFor(ctx)));
  return offers.filter((_, at) => are[at]).map(placeOf);
}

const places = new WeakMap<object, Place>();

/** What is shown of an offer: one object for everybody. */
function placeOf(offer: PlaceOffer<Context>): Place {
  const { href, label, about, under } = offer;
  const place = places.get(offer) ?? { href, label, about, under };
  places.set(offer, place);
  return place;
}
