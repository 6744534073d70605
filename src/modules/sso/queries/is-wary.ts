import { sql } from 'kysely';
import type { Context } from '#modules/directory';
import { db } from '../tables.ts';

/** Whether the person asked, when they signed in, to be warned each time. */
export async function isWary(ctx: Context): Promise<boolean> {
  const { rows } = await sql`
    select from sso.wary_session where session_id = ${ctx.actor.session.id}`.execute(db(ctx));
  return rows.length > 0;
}
