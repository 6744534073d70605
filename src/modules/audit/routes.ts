import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import type { Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import * as contract from './contract.ts';
import { readsSome } from './policy.ts';
import { type ActRow, traceOf, type Wording } from './queries/act-row.ts';
import { type Filters, findActs, nameOf } from './queries/acts.ts';
import { actsOf } from './queries/my-acts.ts';
import { timeZoneOf } from './queries/time-zone.ts';

const PAGE = 40;

/** Audit's doors. */
export function routes(serve: Serve<Visit, Context>, wording: Wording): void {
  serve(contract.readMyActs, (ctx, { before }) => readMyActs(ctx, wording, before));
  serve(contract.readActs, (ctx, filters) => readActs(ctx, wording, filters));
}

/** My own traces. */
export const readMyActs = async (
  ctx: Context,
  wording: Wording,
  before?: number,
): Promise<contract.MyActs> =>
  pageOf(
    await actsOf(ctx, ctx.actor.personId, { before, most: PAGE + 1 }),
    wording,
    await timeZoneOf(ctx),
  );

/** The traces of those I look after. That one person's were opened is an act too, and noted. */
export async function readActs(
  ctx: Context,
  wording: Wording,
  filters: Filters,
): Promise<contract.Acts> {
  if (!readsSome(ctx.actor)) refuse('missing', 'kernel.no-such-page');
  const { person: id } = filters;
  const name = id === undefined ? undefined : await nameOf(ctx, id);
  if (id !== undefined && name === undefined) return refuse('missing', 'audit.no-such-person');
  const timeZone = await timeZoneOf(ctx);
  return together(ctx, async (ctx) => {
    if (id !== undefined)
      await note(ctx, { verb: 'audit.read-person', to: { kind: 'person', id } });
    return {
      ...pageOf(await findActs(ctx, { ...filters, timeZone }, PAGE + 1), wording, timeZone),
      verbs: Object.entries(wording.verbs()).map(([verb, words]) => ({ verb, words })),
      person: id === undefined || name === undefined ? null : { id, name },
    };
  });
}

/** One more than a page was asked for: it is there only to say that there is more. */
function pageOf(rows: readonly ActRow[], wording: Wording, timeZone: string): contract.MyActs {
  const traces = rows.slice(0, PAGE).map((row) => traceOf(row, wording));
  return { timeZone, traces, next: rows.length > PAGE ? (traces.at(-1)?.id ?? null) : null };
}
