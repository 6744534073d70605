import type { Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import {
  type Context,
  duplicatesToJudge,
  judgesSome,
  partDuplicate,
  type Visit,
} from '#modules/directory';
import { hasSteppedUp, loginsOf } from '#modules/identity';
import { mergeDuplicate } from '../commands/merge-duplicate.ts';
import type { Keeper } from '../keepers.ts';
import { myMerges } from '../queries/merges.ts';
import * as contract from './contract.ts';

/** Pairs shown at once: what one judges with a clear head. */
const PAGE = 10;
/** Merges of one's own that are shown, to be undone. */
const MERGES = 20;

/** The doors of records that may be one person. */
export function duplicateRoutes(serve: Serve<Visit, Context>, keepers: readonly Keeper[]): void {
  serve(contract.listDuplicates, (ctx, { after }) => readDuplicates(ctx, after));
  serve(contract.partDuplicate, async (ctx, { id }) => {
    await partDuplicate(ctx, id);
    return {};
  });
  serve(contract.mergeDuplicate, async (ctx, asked) => ({
    id: await mergeDuplicate({ ...ctx, keepers }, asked),
  }));
}

/** The pairs to judge, with the logins; for those who judge none there is no such page. */
export async function readDuplicates(ctx: Context, after?: string) {
  if (!judgesSome(ctx.actor)) return refuse('missing', 'kernel.no-such-page');
  const [score = '', id = ''] = after?.split('.') ?? [];
  const found = await duplicatesToJudge(
    ctx,
    PAGE + 1,
    after === undefined ? undefined : { score: Number(score), id },
  );
  const pairs = found.slice(0, PAGE);
  const last = pairs.at(-1);
  const logins = await loginsOf(
    ctx,
    pairs.flatMap(({ records }) => records.map((record) => record.id)),
  );
  return {
    pairs: pairs.map(
      ({ records: [one, other], ...pair }): contract.PairToJudge => ({
        ...pair,
        records: [
          { ...one, login: logins.get(one.id) ?? null },
          { ...other, login: logins.get(other.id) ?? null },
        ],
      }),
    ),
    merges: after === undefined ? await myMerges(ctx, MERGES) : [],
    next: found.length > PAGE && last ? `${last.score}.${last.id}` : null,
    isProven: hasSteppedUp(ctx.actor, ctx.clock.now()),
  };
}
