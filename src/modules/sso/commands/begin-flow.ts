import { sql } from 'kysely';
import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

type Asking = { db: Database; clock: Clock };

/** A sign-in that begins at a service is over within half an hour, or begins again. */
const MINUTES = 30;

/** Notes that a sign-in begins at a service; what is proven from now on is fresh for it. */
export async function beginFlow(ctx: Asking): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into sso.flow (began_at) values (${ctx.clock.now()}) returning id`.execute(db(ctx));
  return (rows[0] as { id: string }).id;
}

/** Ends a flow when something was proven since it began, and says so; without such a proof it goes on. */
export async function endFlow(ctx: Asking, id: string, provenAt: Date): Promise<boolean> {
  const oldest = new Date(ctx.clock.now().valueOf() - MINUTES * 60_000);
  const { rows } = await sql`
    delete from sso.flow where id = ${id} and began_at <= ${provenAt} and began_at > ${oldest} returning id`.execute(
    db(ctx),
  );
  return rows.length > 0;
}

/** Drops what nobody came back for: tickets, flows, and where sessions long over had been. */
export async function sweep(ctx: Asking): Promise<void> {
  const now = ctx.clock.now();
  const before = (minutes: number) => new Date(now.valueOf() - minutes * 60_000);
  await sql`delete from sso.ticket where expires_at < ${before(1)}`.execute(db(ctx));
  await sql`delete from sso.flow where began_at < ${before(MINUTES)}`.execute(db(ctx));
  await sql`delete from sso.visit where told_at < ${before(60 * 24)}`.execute(db(ctx));
}
