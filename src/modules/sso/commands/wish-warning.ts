import { sql } from 'kysely';
import type { Context } from '#modules/directory';
import { db } from '../tables.ts';

/** From now on and in this session, no application learns who the person is before they have said yes (CAS 3.0.3, §2.2.1). */
export async function wishWarning(ctx: Context): Promise<void> {
  await sql`
    insert into sso.wary_session (session_id) values (${ctx.actor.session.id})
    on conflict do nothing`.execute(db(ctx));
}
