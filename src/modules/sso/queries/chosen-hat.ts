import { sql } from 'kysely';
import type { Context } from '#modules/directory';
import type { Wears } from '../policy.ts';
import { db } from '../tables.ts';

/** The structure that the person chose for this application, in this session. */
export async function chosenHat(ctx: Context, serviceId: string): Promise<Wears | undefined> {
  const { rows } = await sql<Wears>`
    select structure_id as "structureId", profile from sso.chosen_hat
    where session_id = ${ctx.actor.session.id} and service_id = ${serviceId}`.execute(db(ctx));
  return rows[0];
}
