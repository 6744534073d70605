import type { z } from 'zod';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../../actor.ts';
import { feedReport } from '../../../queries/feeds.ts';
import { shownPlan } from '../../../queries/plan-lines.ts';
import { type Column, columnsOf } from '../../csv/columns.ts';
import { type readTables, type TableDraft, TableKind } from '../contract.ts';
import { draftOf, filesOf } from '../rows.ts';
import { placesForTables } from './places.ts';

/** Where the actor may give tables, and those that they are giving; for others there is no such page. */
export async function tablesOf(ctx: Context): Promise<z.input<(typeof readTables)['reply']>> {
  const places = await placesForTables(ctx);
  if (places.length === 0) return refuse('missing', 'kernel.no-such-page');
  return { places, draft: await shownDraft(ctx), columns };
}

const columns = Object.fromEntries(
  TableKind.options.map((kind) => [
    kind,
    columnsOf[kind].map(({ name, isCompulsory }: Column) => ({
      name,
      isCompulsory: isCompulsory === true,
    })),
  ]),
) as z.input<(typeof readTables)['reply']>['columns'];

async function shownDraft(ctx: Context): Promise<TableDraft | null> {
  const draft = await draftOf(ctx, ctx.actor.personId);
  if (draft === undefined) return null;
  const [structure] = await placesForTables(ctx, { only: draft.structureId });
  if (structure === undefined) return null;
  const { id, kind, state, outcome, planId, feedId } = draft;
  const {
    fault = null,
    isStale = false,
    refused = [],
    refusedCount = 0,
    near = [],
  } = outcome ?? {};
  return {
    ...{ id, structure, kind, state, fault, isStale, refusedCount },
    files: await filesOf(ctx, id),
    plan: planId === null ? null : ((await shownPlan(ctx, planId)) ?? null),
    refused: refused.map(({ file, line, reason }) => ({ file, line, reason })),
    near: near.map(({ file, line, is, was }) => ({ file, line, is, was })),
    report: feedId === null ? null : ((await feedReport(ctx, feedId)) ?? null),
  };
}

/** Whether a plan is that of the actor's own tables. */
export const isPlanOfMine = async (ctx: Context, planId: string): Promise<boolean> => {
  const draft = await draftOf(ctx, ctx.actor.personId);
  if (draft === undefined || draft.planId !== planId) return false;
  return (await placesForTables(ctx, { only: draft.structureId })).length > 0;
};
