import { sql } from 'kysely';
import type { Errand } from '#kernel/module';
import { settingOf } from '#kernel/settings';
import { db } from '../../tables.ts';
import { eraseAfter } from '../settings.ts';

/** Those whose time is over and who hold no power nor stay, after this one in the order of ids. */
export async function peopleToErase(
  ctx: Errand,
  { after, most }: { after: string | null; most: number },
): Promise<string[]> {
  const days = await settingOf(ctx, eraseAfter);
  const { rows } = await sql<{ id: string }>`
    select d.person_id as id from directory.departure d
    where d.since <= directory.today_in('Europe/Paris') - ${days}::int
      and (${after}::uuid is null or d.person_id > ${after}) and ${nothingHolds}
    order by d.person_id limit ${most}`.execute(db(ctx));
  return rows.map(({ id }) => id);
}

/** Whether they still are to be erased, their row locked until the end of the transaction: a feed may bring them back. */
export async function isStillToErase(ctx: Errand, personId: string): Promise<boolean> {
  const days = await settingOf(ctx, eraseAfter);
  const { rows } = await sql`
    select from directory.departure d
    where d.person_id = ${personId} and d.since <= directory.today_in('Europe/Paris') - ${days}::int and ${nothingHolds}
    for update of d`.execute(db(ctx));
  return rows.length > 0;
}

const nothingHolds = sql`not directory.is_staying(d.person_id)
  and not exists (select from directory.power_today w where w.person_id = d.person_id)`;
