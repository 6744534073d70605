import { sql } from 'kysely';
import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import { sessions } from '#modules/identity';
import { digestOf } from '../cas/tickets.ts';
import { db } from '../tables.ts';

type Asking = { db: Database; clock: Clock };

interface Grant {
  sessionId: string;
  personId: string;
  proxies: readonly string[];
  strength: string;
}

/** Whose session a proxy-granting ticket speaks for; undefined for one that nobody has, or whose session ended. */
export async function grantOf(ctx: Asking, pgt: string): Promise<Grant | undefined> {
  const now = ctx.clock.now();
  const { rows } = await sql<Grant>`
    select g.session_id as "sessionId", s.person_id as "personId", g.proxies, s.strength
    from sso.proxy_grant g join identity.live_session s on s.session_id = g.session_id
    join sso.service v on v.id = g.service_id and v.closed_at is null
    where g.hash = ${digestOf(pgt)} and s.expires_at > ${now} and s.last_seen_at > ${sessions.idleBefore(now)}`.execute(
    db(ctx),
  );
  return rows[0];
}

/** The hats of a person who is not there to ask. */
export async function hatsOf(
  ctx: Pick<Asking, 'db'>,
  personId: string,
): Promise<readonly { profile: string; structureId: string }[]> {
  const { rows } = await sql<{ profile: string; structureId: string }>`
    select code as profile, structure_id as "structureId" from directory.membership
    where person_id = ${personId} and kind = 'profile'`.execute(db(ctx));
  return rows;
}
