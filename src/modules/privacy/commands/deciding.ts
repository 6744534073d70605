import type { Acting } from '#kernel/acts';
import type { Errand } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import { type Actor, holdFeeds } from '#modules/directory';
import { personOfLogin } from '#modules/identity';
import type { Keeper } from '../keepers.ts';
import { canDecideOnPeople } from '../policy.ts';

/** Whoever decides on people: somebody signed in, or (no actor) whoever has the command line of the machine. */
export interface Deciding extends Errand, Pick<Acting, 'asked'> {
  actor?: Actor | null;
  keepers: readonly Keeper[];
}

/** Refuses everybody but the administrators of the whole platform. */
export function mustDecide({ actor }: Pick<Deciding, 'actor'>): void {
  if (actor && !canDecideOnPeople(actor)) refuse('forbidden', 'privacy.for-administrators');
}

/** Refuses while a feed is being taken: it may be about to write of the very person. */
export async function mustHoldFeeds(ctx: Pick<Deciding, 'db'>): Promise<void> {
  if (!(await holdFeeds(ctx))) refuse('unavailable', 'privacy.feed-under-way', { retryAfter: 60 });
}

/** The person of a login, or the refusal that says that there is none. */
export const personOf = async (ctx: Pick<Deciding, 'db'>, login: string): Promise<string> =>
  (await personOfLogin(ctx, login)) ?? refuse('missing', 'privacy.no-such-login');
