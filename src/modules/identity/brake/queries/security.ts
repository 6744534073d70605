import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import { type Context, delegationPlaces } from '#modules/directory';
import { canLookAfter } from '../../accounts/policy.ts';
import { evidenceFor } from '../../evidence/queries/evidence.ts';
import { hasSteppedUp } from '../../policy.ts';
import { db } from '../../tables.ts';
import type { Security } from '../contract.ts';
import { administers, canBrake } from '../policy.ts';

/** All that the page of security shows; for whoever looks after no account there is no such page. */
export async function readSecurity(ctx: Context): Promise<Security> {
  const places = (await delegationPlaces(ctx)).map(({ id, name }) => ({ id, name }));
  const isCentral = canLookAfter(ctx.actor, null);
  if (places.length === 0 && !isCentral) return refuse('missing', 'kernel.no-such-page');
  const ids = places.map(({ id }) => id);
  return {
    places,
    isCentral,
    brands: isCentral ? await brandsOf(ctx) : [],
    administers: ids.filter((id) => administers(ctx.actor, id)),
    isProven: hasSteppedUp(ctx.actor, ctx.clock.now()),
    alerts: await alertsOf(ctx, ids),
    modes: await modesIn(ctx, ids),
    suspensions: await suspensionsIn(ctx, ids),
    networks: await networksOf(ctx, ids),
    evidence: await evidenceFor(ctx, ids),
  };
}

async function brandsOf(ctx: Context) {
  const { rows } = await sql<Security['brands'][number]>`
    select key, name from brands.brand order by name`.execute(db(ctx));
  return rows;
}

/** Those of the last month; what belongs to no structure is for who looks after everything. */
async function alertsOf(ctx: Context, ids: readonly string[]): Promise<Security['alerts']> {
  const { rows } = await sql<Omit<Security['alerts'][number], 'at'> & { at: Date }>`
    select a.id, a.kind, c.name as structure, a.network::text as network, a.count, a.at
    from identity.alert a left join directory.structure_card c on c.structure_id = a.structure_id
    where a.at > ${new Date(ctx.clock.now().valueOf() - 30 * 86_400_000)}
      and (a.structure_id = any(${ids}::uuid[]) or ${canLookAfter(ctx.actor, null)})
    order by a.at desc limit 20`.execute(db(ctx));
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

interface Held {
  id: string;
  structureId: string | null;
  brandKey: string | null;
  brand: string | null;
  structure: string | null;
  profile: Security['modes'][number]['reach']['profile'];
  reason: string;
  by: string | null;
  since: Date;
}

const heldColumns = sql`
  t.id, t.structure_id as "structureId", t.brand_key as "brandKey", b.name as brand, c.name as structure, t.profile,
  t.reason, p.display_name as by`;
const heldNames = sql`
  left join brands.brand b on b.key = t.brand_key
  left join directory.structure_card c on c.structure_id = t.structure_id`;
const reachOf = ({ brand, structure, profile }: Held) => ({ brand, structure, profile });

async function modesIn(ctx: Context, ids: readonly string[]): Promise<Security['modes']> {
  const { rows } = await sql<Held & { name: Security['modes'][number]['name'] }>`
    select ${heldColumns}, t.name, t.since from identity.mode t ${heldNames}
    left join directory.person_card p on p.person_id = t.set_by
    where t.ended_at is null and (t.structure_id is null or t.structure_id = any(${ids}::uuid[]))
    order by t.since desc`.execute(db(ctx));
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, reach: reachOf(row), reason: row.reason, by: row.by },
    since: row.since.toISOString(),
    can: { end: administers(ctx.actor, row.structureId) },
  }));
}

async function suspensionsIn(
  ctx: Context,
  ids: readonly string[],
): Promise<Security['suspensions']> {
  const { rows } = await sql<
    Held & { until: Date | null; capability: Security['suspensions'][number]['capability'] }
  >`
    select ${heldColumns}, t.capability, t.starts_at as since, t.ends_at as until from identity.suspension t ${heldNames}
    left join directory.person_card p on p.person_id = t.said_by
    where t.lifted_at is null and (t.ends_at is null or t.ends_at > ${ctx.clock.now()})
      and (t.structure_id is null or t.structure_id = any(${ids}::uuid[]))
    order by t.starts_at desc`.execute(db(ctx));
  return rows.map((row) => ({
    ...{ id: row.id, capability: row.capability, reach: reachOf(row) },
    ...{ reason: row.reason, by: row.by, since: row.since.toISOString() },
    until: row.until?.toISOString() ?? null,
    can: { end: canBrake(ctx.actor, row) },
  }));
}

async function networksOf(ctx: Context, ids: readonly string[]): Promise<Security['networks']> {
  const { rows } = await sql<Omit<Security['networks'][number], 'can'>>`
    select k.id, c.name as structure, k.network::text as network, k.source
    from identity.known_network k join directory.structure_card c on c.structure_id = k.structure_id
    where k.structure_id = any(${ids}::uuid[])
    order by k.source, c.name, k.network limit 200`.execute(db(ctx));
  return rows.map((row) => ({ ...row, can: { end: true } }));
}
