import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import type { Context, Visit } from '#modules/directory';
import { digestOf, drawSecret } from '../secrets.ts';
import { db } from '../tables.ts';
import { doerOf, type Opened } from './open-session.ts';

const SECONDS = 30;

/** Lets the actor's session be carried to another of our hosts, once, by the browser that has this state there. */
export async function offerSession(
  ctx: Context,
  to: { host: string; state: string; path: string },
): Promise<string> {
  const code = drawSecret();
  await sql`
    insert into identity.handoff (code_hash, session_id, host, state, path, expires_at)
    values (${digestOf(code)}, ${ctx.actor.session.id}, ${to.host}, ${to.state}, ${to.path},
      ${new Date(ctx.clock.now().valueOf() + SECONDS * 1000)})`.execute(db(ctx));
  return code;
}

/**
 * Takes an offered session to this host: its token there, and where to go. Undefined unless the code was offered to
 * this host for this state, less than thirty seconds ago, and the session still lives. The code is spent in any case.
 */
export async function takeSession(
  ctx: Pick<Visit, 'db' | 'clock'> & { asked?: Visit['asked'] },
  { code, host, state }: { code: string; host: string; state: string },
): Promise<{ token: string; path: string } | undefined> {
  const now = ctx.clock.now();
  const token = drawSecret();
  return together(ctx, async (ctx) => {
    const { rows } = await sql<Opened & { path: string }>`
    with spent as (
      delete from identity.handoff where code_hash = ${digestOf(code)} returning *
    ), taken as (
      insert into identity.session_key (token_hash, session_id, host)
      select ${digestOf(token)}, spent.session_id, spent.host
      from spent join identity.session s on s.id = spent.session_id
      where spent.host = ${host} and spent.state = ${state} and spent.expires_at > ${now}
        and s.ended_at is null and s.expires_at > ${now}
      returning session_id
    )
    select spent.path, s.id, a.person_id as "personId", s.structure_id as "structureId", s.profile
    from spent join taken on taken.session_id = spent.session_id
    join identity.session s on s.id = spent.session_id join identity.account a on a.id = s.account_id`.execute(
      db(ctx),
    );
    const [taken] = rows;
    if (taken === undefined) return undefined;
    await note({ ...ctx, actor: doerOf(taken) }, { verb: 'identity.carry-session' });
    return { token, path: taken.path };
  });
}
