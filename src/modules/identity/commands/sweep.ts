import { sql } from 'kysely';
import type { Clock } from '#kernel/clock';
import type { Visit } from '#modules/directory';
import { db } from '../tables.ts';

const EVERY = 600_000;
const lastSweeps = new WeakMap<Clock, number>();

/** Throws away what time has emptied, at most once in ten minutes, beside the answer. */
export function sweepSometimes(ctx: Pick<Visit, 'db' | 'clock' | 'log'>): void {
  const now = ctx.clock.now().valueOf();
  const last = lastSweeps.get(ctx.clock);
  if (last !== undefined && now - last < EVERY) return;
  lastSweeps.set(ctx.clock, now);
  sweep(ctx).catch((error: unknown) => ctx.log.warn({ err: error }, 'old sessions were not swept'));
}

/** Throws away failures that weigh nothing any more, which logins an address failed on yesterday, hand-overs not taken, tokens run out, and sessions of three months ago. */
export async function sweep(ctx: Pick<Visit, 'db' | 'clock'>): Promise<void> {
  const now = ctx.clock.now();
  await sql`
    with levels as (
      delete from identity.failure_level where at < ${now}::timestamptz - make_interval(secs => level * seconds_each)
    ), tried as (
      delete from identity.tried_login where at < ${now}::timestamptz - interval '1 day'
    ), handoffs as (
      delete from identity.handoff where expires_at < ${now}
    ), arrivals as (
      delete from identity.arrival where expires_at < ${now}
    ), devices as (
      delete from identity.class_device where ends_at < ${now}::timestamptz - interval '3 months'
    ), challenges as (
      delete from identity.passkey_challenge where expires_at < ${now}
    ), tokens as (
      delete from identity.client_token where expires_at < ${now}
    ), links as (
      delete from identity.password_link where ends_at < ${now}
    ), keys as (
      delete from identity.session_key k using identity.session s
      where s.id = k.session_id and s.expires_at < ${now}
    )
    delete from identity.session where started_at < ${now}::timestamptz - interval '3 months'`.execute(
    db(ctx),
  );
}
