import { sql } from 'kysely';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import type { Errand } from '#kernel/module';
import { db } from '../../../tables.ts';
import { feedsWeek } from '../contract.ts';

/** Tells what the week's feeds were, once a week; nothing of a week without any. */
export const tellWeek = (errand: Errand): Promise<void> =>
  together(errand, async (ctx) => {
    const { rows } = await sql<{
      until: string;
      taken: number;
      refused: number;
      leftAside: number;
    }>`
      select (now() at time zone 'Europe/Paris')::date::text as until,
        (count(*) filter (where outcome = 'applied'))::int as taken,
        (count(*) filter (where outcome = 'refused'))::int as refused,
        coalesce(sum((report->>'refusedCount')::int) filter (where outcome = 'applied'), 0)::int as "leftAside"
      from directory.feed
      where started_at > now() - interval '7 days' and outcome is not null`.execute(db(ctx));
    const [week] = rows;
    const isTold = await sql`
      select from kernel.event where name = ${feedsWeek.name} and happened_at > now() - interval '1 day'`.execute(
      db(ctx),
    );
    if (week === undefined || week.taken + week.refused === 0 || isTold.rows.length > 0) return;
    await emit(ctx, feedsWeek, week);
  });
