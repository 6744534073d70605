import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';
import { PLAN_DAYS } from './keep-plan.ts';

/** For how long what a feed changed is kept, and can be given back. */
export const JOURNAL_DAYS = 90;

/** Drops what feeds changed more than ninety days ago, and the plans that nobody applied in three. */
export async function dropOldTraces(ctx: { db: Database }): Promise<void> {
  await sql`
    delete from directory.feed_change c using directory.feed f
    where f.id = c.feed_id and f.finished_at <= now() - make_interval(days => ${JOURNAL_DAYS})`.execute(
    db(ctx),
  );
  await sql`
    delete from directory.feed_plan where made_at <= now() - make_interval(days => ${PLAN_DAYS})`.execute(
    db(ctx),
  );
}
