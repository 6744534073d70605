import { dateIn } from '#kernel/clock';
import type { ClosingYear } from '#kernel/module';
import type { Context } from '../actor.ts';
import { schoolYearAt } from './calendar.ts';
import { dayAfter } from './days.ts';
import { knownPlaces } from './known-places.ts';

/** The last school year that has ended in each school, by the clock and the calendar of that school. */
export async function endedYears(ctx: Pick<Context, 'db' | 'clock'>): Promise<ClosingYear[]> {
  const { places } = await knownPlaces(ctx);
  const ended: ClosingYear[] = [];
  for (const [structureId, { timeZone, cut }] of places) {
    if (cut === null) continue;
    const today = dateIn(timeZone, ctx.clock.now());
    const { year, starts } = await schoolYearAt(ctx, structureId, today);
    ended.push({ structureId, year: year - 1, lastDay: dayAfter(starts, -1) });
  }
  return ended;
}
