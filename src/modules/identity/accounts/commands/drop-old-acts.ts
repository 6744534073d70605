import { sql } from 'kysely';
import type { Errand } from '#kernel/module';
import { db } from '../../tables.ts';
import { UNDO_DAYS } from './undo-account-act.ts';

/** Forgets what would give back what was done thirty days ago, codes that ran out, and after ninety days that it was done. */
export async function dropOldActs(ctx: Errand): Promise<void> {
  await sql`
    with lines as (
      update identity.account_act_line n set was = '{}' from identity.account_act t
      where t.id = n.act_id and t.done_at < now() - make_interval(days => ${UNDO_DAYS}::int) and n.was <> '{}'
    ), codes as (
      delete from identity.activation_code where ends_at < now())
    delete from identity.account_act where done_at < now() - interval '90 days'`.execute(db(ctx));
}
