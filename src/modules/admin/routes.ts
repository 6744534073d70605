import type { Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { changeSetting } from './commands/change-setting.ts';
import { dropLetter, retryLetter } from './commands/decide-on-letter.ts';
import * as contract from './contract.ts';
import type { Known } from './known-work.ts';
import { canDecideOnWork, placesClosed, placesSet } from './policy.ts';
import { closedYears } from './queries/closed-years.ts';
import { deadLetters } from './queries/dead-letters.ts';
import { settingsSet } from './queries/settings.ts';

/** The console's doors. */
export function routes(serve: Serve<Visit, Context>, known: Known): void {
  serve(contract.listDeadLetters, (ctx) => listDeadLetters(ctx, known));
  serve(contract.retryDeadLetter, async (ctx, { id }) => {
    await retryLetter(ctx, id);
    return {};
  });
  serve(contract.dropDeadLetter, async (ctx, { id, reason }) => {
    await dropLetter(ctx, id, reason);
    return {};
  });
  serve(contract.listSettings, (ctx) => listSettings(ctx, known));
  serve(contract.listClosedYears, (ctx) => listClosedYears(ctx, known));
  serve(contract.changeSetting, async (ctx, { structureId = null, ...wanted }) => {
    await changeSetting(ctx, known, { structureId, ...wanted });
    return {};
  });
}

/** What failed, for those who look after the whole platform. */
export const listDeadLetters = (ctx: Context, known: Known) => {
  if (!canDecideOnWork(ctx.actor)) refuse('forbidden', 'admin.work-is-for-administrators');
  return deadLetters(ctx, known);
};

/** What one may choose, for those who administer something. */
export const listSettings = async (ctx: Context, known: Known) => {
  if (placesSet(ctx.actor).length === 0)
    refuse('forbidden', 'admin.settings-are-for-administrators');
  return { places: await settingsSet(ctx, known) };
};

/** What the end of each year closed, for those who head or administer a school. */
export const listClosedYears = (ctx: Context, known: Known) => {
  if (placesClosed(ctx.actor).length === 0) refuse('forbidden', 'admin.years-are-for-heads');
  return closedYears(ctx, known);
};
