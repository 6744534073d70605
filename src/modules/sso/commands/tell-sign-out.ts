import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type FetchOut, Unreached } from '#kernel/egress';
import type { Errand } from '#kernel/module';
import { sessions } from '#modules/identity';
import { safe } from '../cas/answer.ts';
import { db } from '../tables.ts';

/** How many services are told at once, and how many in all before others get their turn. */
const TOGETHER = 16;
const MOST = 500;

interface Over {
  sessionId: string;
  address: string;
  ticket: string;
  knownAs: string;
  logsOut: boolean;
}

/**
 * Tells each application that a session it was opened with has ended, however it ended (CAS 3.0.3, §2.3.3): once, for
 * as long as it takes and no longer; what it answers is not heard. Gives how many were told.
 */
export async function tellSignOuts(ctx: Errand, fetchOut: FetchOut): Promise<number> {
  const over = await visitsOver(ctx);
  for (let at = 0; at < over.length; at += TOGETHER)
    await Promise.all(over.slice(at, at + TOGETHER).map((visit) => tell(ctx, visit, fetchOut)));
  return over.length;
}

/** Marks them as told before they are: an application that cannot be reached is not asked for ever. */
async function visitsOver(ctx: Errand): Promise<Over[]> {
  const now = new Date();
  const { rows } = await sql<Over>`
    with over as (
      select v.session_id, v.ticket from sso.visit v
      left join identity.live_session s on s.session_id = v.session_id
        and s.expires_at > ${now} and s.last_seen_at > ${sessions.idleBefore(now)}
      where v.told_at is null and s.session_id is null
      limit ${MOST} for update of v skip locked
    )
    update sso.visit v set told_at = ${now} from over, sso.service k
    where v.session_id = over.session_id and v.ticket = over.ticket and k.id = v.service_id
    returning v.session_id as "sessionId", v.address, v.ticket, v.known_as as "knownAs", k.logs_out as "logsOut"`.execute(
    db(ctx),
  );
  return rows;
}

async function tell(ctx: Errand, visit: Over, fetchOut: FetchOut): Promise<void> {
  if (!visit.logsOut) return;
  try {
    await fetchOut(visit.address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `logoutRequest=${encodeURIComponent(logoutRequest(visit))}`,
      redirects: 0,
      maxBytes: 64 * 1024,
    });
  } catch (error) {
    if (!(error instanceof Unreached)) throw error;
    const { origin } = new URL(visit.address);
    ctx.log.info({ service: origin, because: error.code }, 'not told of a sign-out');
  }
}

/** One line, with the prefixes and the bare element that clients look for (CAS 3.0.3, appendix C). */
const logoutRequest = ({ knownAs, ticket }: Pick<Over, 'knownAs' | 'ticket'>): string =>
  `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="LR-${randomUUID()}" Version="2.0" IssueInstant="${new Date().toISOString()}"><saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${safe(knownAs)}</saml:NameID><samlp:SessionIndex>${safe(ticket)}</samlp:SessionIndex></samlp:LogoutRequest>`;
