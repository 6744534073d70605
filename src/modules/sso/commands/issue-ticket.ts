import { sql } from 'kysely';
import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import { digestOf, drawTicket } from '../cas/tickets.ts';
import type { Wears } from '../policy.ts';
import { charterOwed } from '../queries/charters.ts';
import { db } from '../tables.ts';
import { flowOver } from './begin-flow.ts';
import { hasty } from './hasty.ts';

/** What a ticket opens. */
export interface Opening {
  kind: 'ST' | 'PT';
  service: { id: string; ticketSeconds: number };
  sessionId: string;
  /** As the application wrote it. */
  address: string;
  /** For which hat it speaks; null: the worn one. */
  hat: Wears | null;
  /** Most recent first. */
  proxies: readonly string[];
}

/** What must hold before a person's ticket is drawn. */
export interface Gate {
  personId: string;
  /** The brand of this structure has a charter, or not. */
  structureId: string | null;
  /** The person has just been warned. */
  isWarned: boolean;
  /** Where the sign-in began, and when something was last proven: a proof given since is spent, and makes the ticket new. */
  flow: string | undefined;
  provenAt: Date;
  /** Nothing but a new proof will do. */
  renew: boolean;
}

/**
 * Draws a ticket of a session for a service. It need not survive the database, so nobody waits for the disk; it is taken
 * once in any case. Undefined: something stands at the gate (a charter, a warning, a proof), and nothing was spent.
 */
export async function issueTicket(
  ctx: { db: Database; clock: Clock },
  opening: Opening,
  { personId, structureId, isWarned, flow, provenAt, renew }: Gate,
): Promise<string | undefined> {
  const now = ctx.clock.now();
  const ticket = drawTicket(opening.kind);
  const { rows } = await sql`
    with ${hasty},
    free as (
      select from hasty
      where (${isWarned} or not exists (select from sso.wary_session where session_id = ${opening.sessionId}))
        and not exists (select ${charterOwed(structureId, personId)})
    ), ended as (
      delete from sso.flow where id = ${flow ?? null} and began_at <= ${provenAt} and began_at > ${flowOver(now)}
        and exists (select from free) returning id
    )
    insert into sso.ticket
      (hash, kind, service_id, session_id, address, is_new_login, proxies, expires_at, structure_id, profile)
    select ${digestOf(ticket)}, ${opening.kind}, ${opening.service.id}, ${opening.sessionId}, ${opening.address},
      exists (select from ended), ${opening.proxies}, ${endOf(now, opening)},
      ${opening.hat?.structureId ?? null}, ${opening.hat?.profile ?? null}
    from free where not ${renew}::boolean or exists (select from ended)
    returning hash`.execute(db(ctx));
  return rows.length > 0 ? ticket : undefined;
}

/** Ten seconds, unless the service asked for more: an application takes it at once or never. */
const endOf = (now: Date, { service }: Opening) =>
  new Date(now.valueOf() + service.ticketSeconds * 1_000);
