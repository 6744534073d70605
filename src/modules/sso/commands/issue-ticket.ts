import { sql } from 'kysely';
import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import { digestOf, drawTicket } from '../cas/tickets.ts';
import { db } from '../tables.ts';
import { hasty } from './hasty.ts';

/** A ticket lives ten seconds: an application takes it at once or never. */
const SECONDS = 10;

/** What a ticket opens. */
export interface Opening {
  kind: 'ST' | 'PT';
  serviceId: string;
  sessionId: string;
  /** As the application wrote it. */
  address: string;
  /** A proof was given for this very service. */
  isNewLogin: boolean;
  /** Most recent first. */
  proxies: readonly string[];
}

/**
 * Draws a ticket of a session for a service. It need not survive the database, so nobody waits for the disk; it is taken
 * once in any case.
 */
export async function issueTicket(
  ctx: { db: Database; clock: Clock },
  { kind, serviceId, sessionId, address, isNewLogin, proxies }: Opening,
): Promise<string> {
  const ticket = drawTicket(kind);
  const endsAt = new Date(ctx.clock.now().valueOf() + SECONDS * 1_000);
  await sql`
    with ${hasty}
    insert into sso.ticket (hash, kind, service_id, session_id, address, is_new_login, proxies, expires_at)
    select ${digestOf(ticket)}, ${kind}, ${serviceId}, ${sessionId}, ${address}, ${isNewLogin}, ${proxies}, ${endsAt}
    from hasty`.execute(db(ctx));
  return ticket;
}
