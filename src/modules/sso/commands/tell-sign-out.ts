import { sql } from 'kysely';
import { type FetchOut, Unreached } from '#kernel/egress';
import type { Errand } from '#kernel/module';
import { sessions } from '#modules/identity';
import { logoutRequest } from '../cas/logout-request.ts';
import { db } from '../tables.ts';

/** How many services are told at once, and how many in all before others get their turn. */
const TOGETHER = 16;
const MOST = 500;

interface Over {
  sessionId: string;
  address: string;
  ticket: string;
  knownAs: string;
  signOut: 'none' | 'back' | 'front';
}

/**
 * Tells each application that a session it was opened with has ended, however it ended (CAS 3.0.3, §2.3.3): once, for
 * as long as it takes and no longer; what it answers is not heard. Looks, by their indexes, at the visits of sessions
 * that were ended lately, and at those that may have run out by now. Gives how many were told.
 */
export async function tellSignOuts(ctx: Errand, fetchOut: FetchOut): Promise<number> {
  await lookAgainLater(ctx);
  const now = new Date();
  return tellAll(
    ctx,
    fetchOut,
    sql`
      select v.session_id, v.ticket from identity.ended_session e
      join sso.visit v on v.session_id = e.session_id and v.told_at is null
      join sso.service k on k.id = v.service_id
      where e.ended_at > ${new Date(now.valueOf() - LATELY)}
        and (k.sign_out <> 'front' or e.ended_at < ${new Date(now.valueOf() - BROWSER)})
      union
      select v.session_id, v.ticket from sso.visit v
      where v.told_at is null and v.look_at <= ${now} and not ${isAlive(now)}
      union
      select v.session_id, v.ticket from sso.visit v where v.told_at is null and v.left_at is not null`,
  );
}

/** A worker may have been stopped for this long: sessions ended before are found when they would have run out. */
const LATELY = 3_600_000;

/** The person's own browser tells some applications; where it did not, we do. */
const BROWSER = 30_000;

/** The same for one session, at once; applications that the browser tells are left to it for a while. */
export const tellSignOutOf = (ctx: Errand, fetchOut: FetchOut, sessionId: string) =>
  tellAll(
    ctx,
    fetchOut,
    sql`
      select v.session_id, v.ticket from sso.visit v
      join sso.service k on k.id = v.service_id and k.sign_out <> 'front'
      where v.session_id = ${sessionId} and v.told_at is null and (v.left_at is not null or not ${isAlive(new Date())})`,
  );

async function tellAll(ctx: Errand, fetchOut: FetchOut, which: ReturnType<typeof sql>) {
  const over = await takeVisits(ctx, which);
  for (let at = 0; at < over.length; at += TOGETHER)
    await Promise.all(over.slice(at, at + TOGETHER).map((visit) => tell(ctx, visit, fetchOut)));
  return over.length;
}

const isAlive = (
  now: Date,
) => sql`exists (select from identity.live_session s where s.session_id = v.session_id
  and s.expires_at > ${now} and s.last_seen_at > ${sessions.idleBefore(now)})`;

/** Sessions that somebody used since are looked at again when they would run out. */
async function lookAgainLater(ctx: Errand): Promise<void> {
  const now = new Date();
  const idle = now.valueOf() - sessions.idleBefore(now).valueOf();
  await sql`
    update sso.visit v
    set look_at = least(s.expires_at, s.last_seen_at + make_interval(secs => ${idle / 1_000})) + interval '1 second'
    from identity.live_session s
    where s.session_id = v.session_id and v.told_at is null and v.look_at <= ${now}
      and s.expires_at > ${now} and s.last_seen_at > ${sessions.idleBefore(now)}`.execute(db(ctx));
}

/** Marks them as told before they are: an application that cannot be reached is not asked for ever. */
async function takeVisits(ctx: Errand, which: ReturnType<typeof sql>): Promise<Over[]> {
  const { rows } = await sql<Over>`
    with found as (${which} limit ${MOST}), over as (
      select v.session_id, v.ticket from sso.visit v
      where (v.session_id, v.ticket) in (select * from found) and v.told_at is null
      for update skip locked
    )
    update sso.visit v set told_at = ${new Date()} from over, sso.service k
    where v.session_id = over.session_id and v.ticket = over.ticket and k.id = v.service_id
    returning v.session_id as "sessionId", coalesce(k.sign_out_url, v.address) as address, v.ticket,
      v.known_as as "knownAs", k.sign_out as "signOut"`.execute(db(ctx));
  return rows;
}

async function tell(ctx: Errand, visit: Over, fetchOut: FetchOut): Promise<void> {
  if (visit.signOut === 'none') return;
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
