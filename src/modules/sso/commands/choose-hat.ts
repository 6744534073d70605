import { sql } from 'kysely';
import type { Context } from '#modules/directory';
import type { Wears } from '../policy.ts';
import { db } from '../tables.ts';

/** Chooses one's own structure for one application, in this session; what one wears here does not change. */
export async function chooseHat(ctx: Context, serviceId: string, hat: Wears): Promise<void> {
  await sql`
    insert into sso.chosen_hat (session_id, service_id, structure_id, profile)
    values (${ctx.actor.session.id}, ${serviceId}, ${hat.structureId}, ${hat.profile})
    on conflict (session_id, service_id) do update
    set structure_id = excluded.structure_id, profile = excluded.profile`.execute(db(ctx));
}
