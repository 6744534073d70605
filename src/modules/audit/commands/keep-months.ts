import { sql } from 'kysely';
import { together } from '#kernel/db';
import type { Errand } from '#kernel/module';
import { monthOf } from '../canonical.ts';
import { db } from '../tables.ts';

/** Months that an act is kept, beyond its own. */
const KEPT = 12;

/** Opens this month and the two next ones, and drops those that have been kept their time and are sealed whole. */
export async function keepMonths(ctx: Errand): Promise<void> {
  await openMonths(ctx);
  for (const month of await monthsToDrop(ctx)) {
    await together(ctx, async (ctx) => {
      await sql`
        with dropped as (select kernel.drop_act_month(${month}::date) as acts)
        insert into audit.dropped_month (month, acts)
        select ${month}::date, acts from dropped where acts is not null`.execute(db(ctx));
    });
    ctx.log.info({ month }, 'a month of acts was dropped');
  }
}

/** Also each month of an act that came when nobody had opened its own. */
const openMonths = (ctx: Errand) =>
  sql`
    select kernel.open_act_month(month) from (
      select (date_trunc('month', now() at time zone 'UTC') + make_interval(months => n))::date as month
      from generate_series(0, 2) as n
      union
      select ${monthOf('a.at')} from kernel.act_elsewhen a) as months`.execute(db(ctx));

async function monthsToDrop(ctx: Errand): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    with open as (
      select to_date(c.relname, '"act_"YYYY_MM') as month
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'kernel.act'::regclass and c.relname ~ '^act_[0-9]{4}_[0-9]{2}$')
    select month::text from open
    where month + make_interval(months => ${KEPT} + 1) <= now() at time zone 'UTC'
      and not exists (
        select from kernel.act a where a.id > (select sealed_up_to from audit.sealing)
          and a.at >= open.month::timestamp at time zone 'UTC'
          and a.at < (open.month + interval '1 month') at time zone 'UTC')
    order by month`.execute(db(ctx));
  return rows.map(({ month }) => month);
}
