import type { Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from './actor.ts';
import * as contract from './contract.ts';
import { canReadFeeds } from './policy.ts';
import { findDivision } from './queries/divisions.ts';
import { newestFeeds } from './queries/feeds.ts';
import { structuresOfClient } from './queries/structures-of-client.ts';

/** The directory's doors. */
export function routes(serve: Serve<Visit, Context>): void {
  serve(contract.readDivision, async (ctx, { id }) => readDivision(ctx, id));
  serve(contract.listStructures, (ctx, page) => structuresOfClient(ctx, page));
  serve(contract.listFeeds, async (ctx) => ({ feeds: await listFeeds(ctx) }));
}

/** The division, or the same refusal for one that is not there and one that is not theirs. */
export const readDivision = async (ctx: Context, id: string) =>
  (await findDivision(ctx, id)) ?? refuse('missing', 'directory.no-such-division');

/** The last feeds, for those who look after the whole platform. */
export const listFeeds = (ctx: Context) => {
  if (!canReadFeeds(ctx.actor)) refuse('forbidden', 'directory.feeds-are-for-administrators');
  return newestFeeds(ctx, 20);
};
