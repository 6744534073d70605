import { sql } from 'kysely';
import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

/** Whether a sign-in that began at a service may still go on. */
export async function isFlowAlive(
  ctx: { db: Database; clock: Clock },
  id: string,
  over: Date,
): Promise<boolean> {
  const { rows } = await sql`
    select from sso.flow where id = ${id} and began_at > ${over}`.execute(db(ctx));
  return rows.length > 0;
}
