import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import type { Context } from '#modules/directory';
import { db } from '../tables.ts';

/** Whoever helped is themselves again. Nothing, when they were. */
export const endSupport = (ctx: Context): Promise<void> =>
  together(ctx, async (ctx) => {
    const { rows } = await sql<{ personId: string; scope: string | null }>`
      with ended as (
        update identity.support set ended_at = least(ends_at, ${ctx.clock.now()})
        where session_id = ${ctx.actor.session.id} and ended_at is null returning account_id
      )
      select a.person_id as "personId", (select min(b.structure_id::text) from directory.belonging b
        where b.person_id = a.person_id) as scope
      from ended join identity.account a on a.id = ended.account_id`.execute(db(ctx));
    const [helped] = rows;
    if (helped === undefined) return;
    const to = { kind: 'person', id: helped.personId };
    await note(ctx, { verb: 'identity.end-support', to, scope: helped.scope });
  });
