import type { Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from './actor.ts';
import { annuaireRoutes } from './annuaire/routes.ts';
import { cardRoutes } from './card/routes.ts';
import { delegatePower, endPower } from './commands/delegate-power.ts';
import { companyRoutes } from './companies/routes.ts';
import * as contract from './contract.ts';
import { custodyRoutes } from './custody/routes.ts';
import { familyRoutes } from './families/offers.ts';
import { uploadRoutes } from './feeds/upload/routes.ts';
import { groupRoutes } from './groups/routes.ts';
import { canAdminister, canDelegate, canReadFeeds, platform } from './policy.ts';
import {
  delegationPlaces,
  delegationsIn,
  staffOf,
  taughtDivisionsOf,
} from './queries/delegations.ts';
import { findDivision } from './queries/divisions.ts';
import { feedPage, newestFeeds } from './queries/feeds.ts';
import { structuresOfClient } from './queries/structures-of-client.ts';

/** The directory's doors. */
export function routes(serve: Serve<Visit, Context>): void {
  custodyRoutes(serve);
  familyRoutes(serve);
  companyRoutes(serve);
  cardRoutes(serve);
  annuaireRoutes(serve);
  groupRoutes(serve);
  uploadRoutes(serve);
  serve(contract.readDivision, async (ctx, { id }) => readDivision(ctx, id));
  serve(contract.listStructures, (ctx, page) => structuresOfClient(ctx, page));
  serve(contract.readFeed, (ctx, { id }) => readFeed(ctx, id));
  serve(contract.listFeeds, async (ctx) => ({ feeds: await listFeeds(ctx) }));
  serve(contract.listDelegations, (ctx) => listDelegations(ctx));
  serve(contract.listStaff, async (ctx, { structureId }) => {
    if (!canDelegate(ctx.actor, { structureId })) refuse('missing', 'directory.no-such-structure');
    return {
      staff: await staffOf(ctx, structureId),
      divisions: await taughtDivisionsOf(ctx, structureId),
    };
  });
  serve(contract.grantPower, async (ctx, wanted) => ({ id: await delegatePower(ctx, wanted) }));
  serve(contract.endPower, async (ctx, { id }) => {
    await endPower(ctx, id);
    return {};
  });
}

/** The division, or the same refusal for one that is not there and one that is not theirs. */
export const readDivision = async (ctx: Context, id: string) =>
  (await findDivision(ctx, id)) ?? refuse('missing', 'directory.no-such-division');

/** The last feeds, for those who look after the whole platform. */
export const listFeeds = (ctx: Context) => {
  if (!canReadFeeds(ctx.actor, platform))
    refuse('forbidden', 'directory.feeds-are-for-administrators');
  return newestFeeds(ctx, 20);
};

/** One feed, for the same people. */
export const readFeed = async (ctx: Context, id: string) => {
  if (!canReadFeeds(ctx.actor, platform))
    refuse('forbidden', 'directory.feeds-are-for-administrators');
  return (await feedPage(ctx, id)) ?? refuse('missing', 'directory.no-such-feed');
};

/** Who holds what where the actor may delegate; for others there is no such page. */
export const listDelegations = async (ctx: Context) => {
  const places = await delegationPlaces(ctx);
  if (places.length === 0 && !canAdminister(ctx.actor, platform))
    refuse('missing', 'kernel.no-such-page');
  return { delegations: await delegationsIn(ctx, places), places };
};
