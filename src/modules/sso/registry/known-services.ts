import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import { remembered } from '#kernel/remembered';
import { db } from '../tables.ts';
import { type Address, isUnder, type Prefix } from './address.ts';
import type { ReleaseName } from './releases.ts';

/** Somebody who may open a service: this profile, in this structure, from this day. Null: any. */
export interface Audience {
  profile: string | null;
  structureId: string | null;
  /** `YYYY-MM-DD`, where the structure is. */
  opensOn: string | null;
}

/** An application that people reach from here. */
export interface Service {
  id: string;
  name: string;
  release: ReleaseName;
  logsOut: boolean;
  addresses: readonly Prefix[];
  callbacks: readonly Prefix[];
  /** Empty: everybody. */
  audiences: readonly Audience[];
}

interface Asking {
  db: Database;
  clock: Clock;
}

/** Every open service, read again every two seconds: no sign-in pays for it. */
const knownServices = remembered(2_000, readServices);

/** Every open service, as it is now. */
export async function readServices(ctx: Pick<Asking, 'db'>): Promise<readonly Service[]> {
  const rows = await db(ctx)
    .selectFrom('sso.service')
    .select(['id', 'name', 'release', 'logs_out'])
    .where('closed_at', 'is', null)
    .orderBy('name')
    .execute();
  const addresses = await db(ctx).selectFrom('sso.service_address').selectAll().execute();
  const callbacks = await db(ctx).selectFrom('sso.service_callback').selectAll().execute();
  const audiences = await db(ctx).selectFrom('sso.service_audience').selectAll().execute();
  const of = <Row extends { service_id: string }>(list: readonly Row[], id: string) =>
    list.filter(({ service_id }) => service_id === id);
  return rows.map(({ id, name, release, logs_out }) => ({
    id,
    name,
    release: release as ReleaseName,
    logsOut: logs_out,
    addresses: of(addresses, id),
    callbacks: of(callbacks, id),
    audiences: of(audiences, id).map(({ profile, structure_id, opens_on }) => ({
      profile,
      structureId: structure_id,
      opensOn: opens_on,
    })),
  }));
}

/** The service at an address: of two, the one whose folder is deeper. */
export async function serviceAt(ctx: Asking, address: Address): Promise<Service | undefined> {
  let found: { service: Service; depth: number } | undefined;
  for (const service of await knownServices(ctx))
    for (const prefix of service.addresses)
      if (isUnder(address, prefix) && prefix.path.length > (found?.depth ?? 0))
        found = { service, depth: prefix.path.length };
  return found?.service;
}
