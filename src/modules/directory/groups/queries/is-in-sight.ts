import { sql } from 'kysely';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';

/** Whether the actor may read about somebody. */
export async function isInSight(ctx: Context, personId: string): Promise<boolean> {
  const { rows } = await sql`
    select from directory.sight s where s.viewer_id = ${ctx.actor.personId} and s.subject_id = ${personId} limit 1`.execute(
    db(ctx),
  );
  return rows.length > 0;
}
