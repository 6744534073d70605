import type { Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '../../actor.ts';
import { canReadFeeds, platform } from '../../policy.ts';
import { planLinesOf } from '../../queries/plan-lines.ts';
import { listPlanLines, undoFeed } from '../contract.ts';
import { isPlanOfMine } from '../upload/queries/tables.ts';
import { addSource } from './commands/add-source.ts';
import { askUndo } from './commands/ask-undo.ts';
import { allowDeposit, refuseDeposit } from './commands/decide-deposit.ts';
import { stopSource } from './commands/stop-source.ts';
import * as contract from './contract.ts';
import { sourceStates } from './queries/source-states.ts';

/** The doors of feeds that come by themselves; their folders lie under `root`. */
export function pickUpRoutes(serve: Serve<Visit, Context>, root: string): void {
  serve(contract.listFeedSources, (ctx) => listSources(ctx, root));
  serve(contract.addFeedSource, async (ctx, wanted) => ({ id: await addSource(ctx, wanted) }));
  serve(contract.stopFeedSource, async (ctx, { id }) => {
    await stopSource(ctx, id);
    return {};
  });
  serve(contract.allowDeposit, async (ctx, { id, uais }) => ({
    isTaken: await allowDeposit(ctx, id, uais),
  }));
  serve(listPlanLines, async (ctx, asked) => {
    if (!canReadFeeds(ctx.actor, platform) && !(await isPlanOfMine(ctx, asked.id)))
      refuse('forbidden', 'directory.feeds-are-for-administrators');
    return planLinesOf(ctx, asked);
  });
  serve(undoFeed, async (ctx, { id }) => {
    await askUndo(ctx, id);
    return {};
  });
  serve(contract.refuseDeposit, async (ctx, { id }) => {
    await refuseDeposit(ctx, id);
    return {};
  });
}

/** The sources and what lies there, for those who look after the whole platform. */
export const listSources = async (ctx: Context, root: string) => {
  if (!canReadFeeds(ctx.actor, platform))
    refuse('forbidden', 'directory.feeds-are-for-administrators');
  return { sources: await sourceStates(ctx, root) };
};
