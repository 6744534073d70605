import { sql } from 'kysely';
import { note } from '#kernel/acts';
import type { Clock } from '#kernel/clock';
import { together } from '#kernel/db';
import type { ClosingYear, Errand, Module } from '#kernel/module';
import { type Context, endedYears, type Visit } from '#modules/directory';
import { db, type EndedThere } from '../tables.ts';

type Houses = readonly Module<Visit, Context>[];

/**
 * Closes in each school the year that has ended there, once: whatever house has something that ends with it ends it, in
 * one transaction a school. A school that cannot be closed lets the others be, and fails the whole so that it is tried
 * again. Gives how many were closed.
 */
export async function closeYears(ctx: Errand & { clock: Clock }, houses: Houses): Promise<number> {
  const faults: unknown[] = [];
  let closed = 0;
  for (const year of await openYears(ctx))
    try {
      if (await closeOne(ctx, year, houses)) closed += 1;
    } catch (error) {
      faults.push(error);
    }
  if (closed > 0) ctx.log.info({ schools: closed }, 'school years closed');
  if (faults.length > 0) throw new AggregateError(faults, `years not closed: ${faults.join('; ')}`);
  return closed;
}

/** The years that have ended and are not closed. */
async function openYears(ctx: Errand & { clock: Clock }): Promise<ClosingYear[]> {
  const ended = await endedYears(ctx);
  const closed = await db(ctx)
    .selectFrom('admin.closed_year')
    .select(['structure_id', 'year'])
    .where('year', '>=', Math.min(...ended.map(({ year }) => year), 2100))
    .execute();
  const keys = new Set(closed.map(({ structure_id, year }) => `${structure_id} ${year}`));
  return ended.filter(({ structureId, year }) => !keys.has(`${structureId} ${year}`));
}

/** False when somebody else has closed it meanwhile. Houses above go first: they may need what those below still have. */
const closeOne = (ctx: Errand, year: ClosingYear, houses: Houses): Promise<boolean> =>
  together(ctx, async (ctx) => {
    const { structureId: scope, lastDay } = year;
    const { rows } = await sql`
      insert into admin.closed_year (structure_id, year, last_day)
      select s.structure_id, ${year.year}, ${lastDay} from directory.structure_card s where s.structure_id = ${scope}
      on conflict do nothing returning year`.execute(db(ctx));
    if (rows.length === 0) return false;
    const ended: EndedThere[] = [];
    for (const { name, closeYear } of houses.toReversed()) {
      const lines = (await closeYear?.(ctx, year)) ?? [];
      if (lines.length > 0) ended.push({ house: name, lines });
    }
    await sql`
      update admin.closed_year set ended = ${JSON.stringify(ended)}::jsonb
      where structure_id = ${scope} and year = ${year.year}`.execute(db(ctx));
    await note(ctx, { verb: 'admin.close-year', to: { kind: 'structure', id: scope }, scope });
    return true;
  });
