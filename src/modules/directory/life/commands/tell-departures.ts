import { sql } from 'kysely';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import type { Errand } from '#kernel/module';
import { settingOf } from '#kernel/settings';
import { db } from '../../tables.ts';
import { departuresCounted, erasureNears, stayNearsEnd } from '../contract.ts';
import { eraseAfter } from '../settings.ts';

const BATCH = 500;

/** Tells whoever leaves that all that is kept of them will be erased: thirty days before, and seven. */
export async function tellDepartures(ctx: Errand): Promise<void> {
  const days = await settingOf(ctx, eraseAfter);
  for (;;) {
    const told = await together(ctx, async (ctx) => {
      const { rows } = await sql<{ personId: string; erasedOn: string }>`
        with near as (
          select person_id, since + ${days}::int - directory.today_in('Europe/Paris') as days_left
          from directory.departure
          where told is distinct from 7 and since + ${days}::int - directory.today_in('Europe/Paris')
            between 1 and case when told is null then 30 else 7 end
          order by person_id limit ${BATCH} for update skip locked)
        update directory.departure d set told = case when near.days_left <= 7 then 7 else 30 end
        from near where near.person_id = d.person_id
        returning d.person_id as "personId", d.since + ${days}::int as "erasedOn"`.execute(db(ctx));
      for (const told of rows) await emit(ctx, erasureNears, told);
      return rows.length;
    });
    if (told === 0) return;
  }
}

/** Tells administrators how many will be erased within the week; nothing when nobody is. */
export const countDepartures = (ctx: Errand): Promise<void> =>
  together(ctx, async (ctx) => {
    const days = await settingOf(ctx, eraseAfter);
    const { rows } = await sql<{ erasedThisWeek: number; stillOpen: number }>`
      select count(*) filter (where since + ${days}::int <= today.day + 7)::int as "erasedThisWeek",
        count(*) filter (where closes_on is null or closes_on > today.day)::int as "stillOpen"
      from directory.departure cross join (select directory.today_in('Europe/Paris') as day) today`.execute(
      db(ctx),
    );
    const [counts] = rows;
    if (counts !== undefined && counts.erasedThisWeek > 0)
      await emit(ctx, departuresCounted, counts);
  });

/** Warns whoever asked for a stay, a week before its end, once for each end. */
export const warnOfEnds = (ctx: Errand): Promise<void> =>
  together(ctx, async (ctx) => {
    const { rows } = await sql<{
      madeBy: string;
      personId: string;
      displayName: string;
      lastDay: string;
    }>`
      update directory.stay t set told_end = t.valid_to
      from directory.person_card c, directory.structure s
      where c.person_id = t.person_id and s.id = t.structure_id and t.made_by is not null and t.ended_at is null
        and t.told_end is distinct from t.valid_to
        and t.valid_to > directory.today_in(s.time_zone) and t.valid_to <= directory.today_in(s.time_zone) + 8
        and t.valid_to - t.valid_from > 8
      returning t.made_by as "madeBy", t.person_id as "personId", c.display_name as "displayName",
        t.valid_to - 1 as "lastDay"`.execute(db(ctx));
    for (const warned of rows) await emit(ctx, stayNearsEnd, warned);
  });
