import { sql } from 'kysely';
import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import { digestOf, drawTicket } from '../cas/tickets.ts';
import { db } from '../tables.ts';

type Asking = { db: Database; clock: Clock };

/** Lets an application ask for proxy tickets as long as the session lives. `proxies`: its own callback first. */
export async function grantProxy(
  ctx: Asking,
  grant: { pgt: string; sessionId: string; serviceId: string; proxies: readonly string[] },
): Promise<void> {
  await sql`
    insert into sso.proxy_grant (hash, session_id, service_id, proxies, opened_at)
    values (${digestOf(grant.pgt)}, ${grant.sessionId}, ${grant.serviceId}, ${grant.proxies},
      ${ctx.clock.now()})`.execute(db(ctx));
}

export const drawGrant = () => ({ pgt: drawTicket('PGT'), pgtIou: drawTicket('PGTIOU') });
