import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { db } from '../../tables.ts';
import type { Reach } from '../contract.ts';
import { canBrake } from '../policy.ts';
import { mustBeThere, peopleWithin } from '../reach.ts';

/**
 * Ends every session of some people at once, on every host: one statement, however many; and whoever is at the door with
 * half a proof begins again. The actor's own session goes on, so that they may see what they did.
 */
export const endSessions = (
  ctx: Context,
  { reach, reason }: { reach: Reach; reason: string },
): Promise<{ count: number }> =>
  together(ctx, async (ctx) => {
    if (!canBrake(ctx.actor, reach)) return refuse('missing', 'identity.no-such-reach');
    await mustBeThere(ctx, reach);
    const { actor, clock } = ctx;
    const now = clock.now();
    await sql`select set_config('statement_timeout', '55000', true)`.execute(db(ctx));
    const { rows } = await sql<{ id: string; count: number }>`
      with act as (
        insert into identity.account_act (verb, structure_id, reason, done_by, done_at)
        values ('end-sessions', ${reach.structureId}, ${reason}, ${actor.personId}, ${now}) returning id
      ), accounts as materialized (
        select a.id from identity.account a where a.person_id in (${peopleWithin(reach)})
      ), waiting as (
        delete from identity.arrival where account_id in (select id from accounts)
      ), ended as (
        update identity.session set ended_at = ${now}, end_reason = 'closed'
        where account_id in (select id from accounts) and ended_at is null and id <> ${actor.session.id}
        returning account_id
      ), line as (
        insert into identity.account_act_line (act_id, account_id)
        select distinct act.id, ended.account_id from act, ended
      )
      select act.id, (select count(*)::int from ended) as count from act`.execute(db(ctx));
    const { id = '', count = 0 } = rows[0] ?? {};
    const to = { kind: 'account-act', id };
    await note(ctx, { verb: 'identity.end-sessions', to, scope: reach.structureId });
    return { count };
  });
