import { type RawBuilder, sql } from 'kysely';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import type { Errand } from '#kernel/module';
import { db } from '../tables.ts';
import { SPREAD_MINUTES } from '../throttle.ts';
import { alertRaised } from './contract.ts';
import { isHighSession, manyLogins } from './risk.ts';

/** So many risky sign-ins in a school within an hour are no chance. */
const RISKY = 5;
/** Failures on other logins each within five minutes, from anywhere; and so many times the sign-ins that succeed. */
const storm = { failures: 200, times: 3 } as const;

/**
 * Looks at the sign-ins of the last minutes, and tells heads and administrators what looks like theft: risky sign-ins of
 * one school, an address that tries many accounts, a storm of failures from everywhere. Once an hour each.
 */
export const watchSignIns = (ctx: Errand): Promise<void> =>
  together(ctx, async (ctx) => {
    await raise(ctx, 'risky-sign-ins', riskySignIns);
    await raise(ctx, 'sweep', sweeps);
    await raise(ctx, 'storm', storms);
  });

const riskySignIns = sql`
  select s.structure_id, null::cidr as network, count(*)::int as count from identity.session s
  where s.started_at > now() - interval '1 hour' and s.risk <> '{}' and ${isHighSession}
  group by 1 having count(*) >= ${RISKY} or bool_or('many-accounts' = any(s.risk))`;

const sweeps = sql`
  select k.structure_id, t.network, t.count from (
    select address, max(network::text)::cidr as network, count(*)::int as count from identity.tried_login
    where at > now() - make_interval(mins => ${SPREAD_MINUTES}::int) group by 1) t
  left join lateral (select k.structure_id from identity.known_network k
    where k.network && t.network order by k.structure_id limit 1) k on true
  where t.count >= case when k.structure_id is null then ${manyLogins.other}::int else ${manyLogins.shared}::int end`;

const storms = sql`
  select null::uuid as structure_id, null::cidr as network, failures.count from
    (select count(*)::int as count from identity.tried_login where at > now() - interval '5 minutes') failures,
    (select count(*)::int as count from identity.session where started_at > now() - interval '5 minutes') opened
  where failures.count >= ${storm.failures}::int and failures.count > ${storm.times}::int * opened.count`;

async function raise(ctx: Errand, kind: string, found: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<Raised>`
    with raised as (
      insert into identity.alert (kind, structure_id, network, count, at)
      select ${kind}, f.structure_id, f.network, f.count, now() from (${found}) f
      where not exists (select from identity.alert a where a.kind = ${kind} and a.at > now() - interval '1 hour'
        and a.structure_id is not distinct from f.structure_id and a.network is not distinct from f.network)
      returning kind, structure_id, network, count
    )
    select r.kind, r.structure_id as "structureId", c.name as structure, r.network::text as network, r.count
    from raised r left join directory.structure_card c on c.structure_id = r.structure_id`.execute(
    db(ctx),
  );
  for (const alert of rows) await emit(ctx, alertRaised, alert);
}

interface Raised {
  kind: 'risky-sign-ins' | 'sweep' | 'storm';
  structureId: string | null;
  structure: string | null;
  network: string | null;
  count: number;
}

/** Alerts are of use for a year at most. */
export async function dropOldAlerts(ctx: Errand): Promise<void> {
  await sql`
    with seen as (delete from identity.alert where at < now() - interval '1 year')
    delete from identity.evidence where ends_at < now() - interval '1 year'`.execute(db(ctx));
}

/** Who is told: the heads and administrators of the structure, and who looks after everything. */
export async function alertedPeople(
  ctx: Errand,
  { structureId }: { structureId: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select w.person_id as id from directory.power_today w
    where w.verb = 'administer' and (w.structure_id is null or w.structure_id = ${structureId}
      or w.structure_id in (select u.over_id from directory.structure_under u where u.structure_id = ${structureId}))
    union
    select m.person_id from directory.membership m
    where m.structure_id = ${structureId} and m.kind = 'profile' and m.code = 'DIR'
    order by 1`.execute(db(ctx));
  return rows.map(({ id }) => id);
}
