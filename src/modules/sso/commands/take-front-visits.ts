import { sql } from 'kysely';
import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import type { SignedOut } from '../cas/logout-request.ts';
import { db } from '../tables.ts';

/** The visits of a session whose applications are told by the person's own browser: taken once, the latest first. */
export async function takeFrontVisits(
  ctx: { db: Database; clock: Clock },
  sessionId: string,
  most: number,
): Promise<readonly (SignedOut & { address: string })[]> {
  const { rows } = await sql<SignedOut & { address: string }>`
    update sso.visit v set told_at = ${ctx.clock.now()} from sso.service k
    where k.id = v.service_id and v.session_id = ${sessionId} and v.told_at is null and v.ticket in (
      select o.ticket from sso.visit o join sso.service f on f.id = o.service_id and f.sign_out = 'front'
      where o.session_id = ${sessionId} and o.told_at is null order by o.opened_at desc, o.ticket limit ${most})
    returning coalesce(k.sign_out_url, v.address) as address, v.ticket, v.known_as as "knownAs"`.execute(
    db(ctx),
  );
  return rows;
}
