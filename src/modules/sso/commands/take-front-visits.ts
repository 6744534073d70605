import { sql } from 'kysely';
import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import type { SignedOut } from '../cas/logout-request.ts';
import { db } from '../tables.ts';

/** The visits of a session whose applications are told by the person's own browser: taken once. */
export async function takeFrontVisits(
  ctx: { db: Database; clock: Clock },
  sessionId: string,
): Promise<readonly (SignedOut & { address: string })[]> {
  const { rows } = await sql<SignedOut & { address: string }>`
    update sso.visit v set told_at = ${ctx.clock.now()} from sso.service k
    where k.id = v.service_id and k.sign_out = 'front' and v.session_id = ${sessionId} and v.told_at is null
    returning coalesce(k.sign_out_url, v.address) as address, v.ticket, v.known_as as "knownAs"`.execute(
    db(ctx),
  );
  return rows;
}
