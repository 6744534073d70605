import { sql } from 'kysely';
import type { Context } from '#modules/directory';
import type { ClosedYear } from '../contract.ts';
import type { Known } from '../known-work.ts';
import { placesClosed } from '../policy.ts';
import { db, type EndedThere } from '../tables.ts';

const MOST = 100;

interface Row {
  structure: { id: string; name: string };
  year: number;
  lastDay: string;
  closedAt: Date;
  ended: readonly EndedThere[];
  total: number;
}

/** The years that were closed in the schools of the actor, the last first; within one night, by name. */
export async function closedYears(
  ctx: Context,
  known: Known,
): Promise<{ total: number; years: ClosedYear[] }> {
  const places = placesClosed(ctx.actor);
  const { rows } = await sql<Row>`
    select json_build_object('id', s.structure_id, 'name', s.name) as structure, y.year, y.last_day as "lastDay",
      y.closed_at as "closedAt", y.ended, count(*) over ()::int as total
    from admin.closed_year y join directory.structure_card s on s.structure_id = y.structure_id
    where ${places === 'all'} or y.structure_id = any(${places === 'all' ? [] : places}::uuid[])
    order by y.year desc, s.name collate "fr-x-icu", s.structure_id
    limit ${MOST}`.execute(db(ctx));
  return {
    total: rows[0]?.total ?? 0,
    years: rows.map(({ total: _, closedAt, ended, ...row }) => ({
      ...row,
      closedAt: closedAt.toISOString(),
      ended: ended.map(({ house, lines }) => ({
        house: known.houseNamed(house),
        lines: [...lines],
      })),
    })),
  };
}
