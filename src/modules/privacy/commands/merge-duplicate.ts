import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import { type Context, duplicateToJudge } from '#modules/directory';
import type { Keeper } from '../keepers.ts';
import { mergeTwo } from './merge-people.ts';

/** Makes one of the two people of a pair that the actor may judge, and merge; `into` is the one who stays. */
export const mergeDuplicate = (
  ctx: Context & { keepers: readonly Keeper[] },
  asked: { id: string; into: string; reason: string },
): Promise<string> =>
  together(ctx, async (ctx) => {
    const pair = await duplicateToJudge(ctx, asked.id);
    const stays = pair?.records.find(({ id }) => id === asked.into);
    const goes = pair?.records.find(({ id }) => id !== asked.into);
    if (pair === undefined || stays === undefined || goes === undefined)
      return refuse('missing', 'directory.no-such-duplicate');
    if (!pair.can.merge) return refuse('forbidden', 'privacy.not-yours-to-merge');
    return mergeTwo(ctx, { from: goes.id, into: stays.id, reason: asked.reason });
  });
