import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { writtenLogin } from '../login.ts';
import { db } from '../tables.ts';
import { supportStarted } from './contract.ts';
import { canHelp, type Helped } from './policy.ts';

/** From now on the actor's session shows the portal as somebody else sees it, for some minutes; that person is told. */
export const startSupport = (
  ctx: Context,
  { login, minutes, reason }: { login: string; minutes: number; reason: string },
): Promise<{ until: Date }> =>
  together(ctx, async (ctx) => {
    const helped = await helpedOf(ctx, login);
    if (helped === undefined || !canHelp(ctx.actor, helped))
      return refuse('missing', 'identity.nobody-to-help');
    const now = ctx.clock.now();
    const until = new Date(now.valueOf() + minutes * 60_000);
    await sql`
      update identity.support set ended_at = least(ends_at, ${now})
      where session_id = ${ctx.actor.session.id} and ended_at is null`.execute(db(ctx));
    await sql`
      insert into identity.support (session_id, account_id, reason, started_at, ends_at)
      values (${ctx.actor.session.id}, ${helped.accountId}, ${reason}, ${now}, ${until})`.execute(
      db(ctx),
    );
    const { personId, structureIds, timeZone } = helped;
    const to = { kind: 'person', id: personId };
    await note(ctx, { verb: 'identity.start-support', to, scope: structureIds[0] ?? null });
    const by = ctx.actor.displayName;
    await emit(ctx, supportStarted, {
      personId,
      by,
      reason,
      minutes,
      at: now.toISOString(),
      timeZone,
    });
    return { until };
  });

async function helpedOf(ctx: Context, login: string) {
  const { rows } = await sql<Helped & { accountId: string; timeZone: string }>`
    select a.id as "accountId", a.person_id as "personId",
      array(select distinct b.structure_id from directory.belonging b where b.person_id = a.person_id
        order by b.structure_id) as "structureIds",
      coalesce((select json_agg(p.structure_id) from directory.power_today p
        where p.person_id = a.person_id and p.verb = 'administer'), '[]') as administers,
      coalesce((select max(c.time_zone) from directory.belonging b
        join directory.structure_card c on c.structure_id = b.structure_id where b.person_id = a.person_id),
        'Europe/Paris') as "timeZone"
    from identity.known_login k join identity.account a on a.id = k.account_id
    where k.login = ${writtenLogin(login)}`.execute(db(ctx));
  return rows[0];
}
