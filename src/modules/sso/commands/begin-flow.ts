import { sql } from 'kysely';
import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

type Asking = { db: Database; clock: Clock };

/** A sign-in that begins at a service is over within half an hour, or begins again. */
const MINUTES = 30;

/** A flow that began at this instant or before is over. */
export const flowOver = (now: Date): Date => new Date(now.valueOf() - MINUTES * 60_000);

/** Notes that a sign-in begins at a service; what is proven from now on is fresh for it. */
export async function beginFlow(ctx: Asking): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into sso.flow (began_at) values (${ctx.clock.now()}) returning id`.execute(db(ctx));
  return (rows[0] as { id: string }).id;
}

/** Drops what nobody came back for: tickets, flows, grants of sessions long over, and where those had been. */
export async function sweep(ctx: Asking): Promise<void> {
  const now = ctx.clock.now();
  const before = (minutes: number) => new Date(now.valueOf() - minutes * 60_000);
  await sql`delete from sso.ticket where expires_at < ${before(1)}`.execute(db(ctx));
  await sql`delete from sso.flow where began_at < ${flowOver(now)}`.execute(db(ctx));
  await sql`delete from sso.visit where told_at < ${before(60 * 24)}`.execute(db(ctx));
  await sql`
    delete from sso.proxy_grant g using identity.ended_session e
    where e.session_id = g.session_id and e.ended_at < ${before(60)}`.execute(db(ctx));
}
