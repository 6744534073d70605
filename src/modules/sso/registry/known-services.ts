import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import { remembered } from '#kernel/remembered';
import { db } from '../tables.ts';
import { type Address, isUnder, type Prefix } from './address.ts';
import type { Release, ReleaseName } from './releases.ts';

/** Somebody who may open a service: this profile, in this structure, from this day to that one. Null: any. */
export interface Audience {
  profile: string | null;
  structureId: string | null;
  /** `YYYY-MM-DD`, where the structure is. */
  opensOn: string | null;
  /** Its last day. */
  closesOn: string | null;
}

/** How a service is told that a session ended: by us, by the person's browser, or not. */
export type SignOut = 'none' | 'back' | 'front';

/** What a service asks for beyond the usual. */
export interface Manners {
  /** How surely one must have signed in. */
  strength: 'password' | 'two-factor';
  signOut: SignOut;
  /** Null: the address that was opened. */
  signOutUrl: string | null;
  ticketSeconds: number;
  /** Attributes in the answers of version 2 too. */
  toldInCas2: boolean;
  /** A last slash more or less is the same address. */
  looseSlash: boolean;
}

/** An application that people reach from here. */
export interface Service extends Manners {
  id: string;
  name: string;
  release: ReleaseName;
  /** Of a release `own`: what it is. */
  ownRelease: Release | null;
  addresses: readonly Prefix[];
  callbacks: readonly Prefix[];
  /** Empty: everybody. */
  audiences: readonly Audience[];
  closedAt: Date | null;
}

interface Asking {
  db: Database;
  clock: Clock;
}

/** Every open service, as it is now. */
export const readServices = async (ctx: Pick<Asking, 'db'>): Promise<readonly Service[]> =>
  (await readAllServices(ctx)).filter(({ closedAt }) => closedAt === null);

/** The same, read again every two seconds: no sign-in pays for it. */
const knownServices = remembered(2_000, readServices);

/** Those that were closed too. */
export async function readAllServices(ctx: Pick<Asking, 'db'>): Promise<readonly Service[]> {
  const rows = await db(ctx).selectFrom('sso.service').selectAll().orderBy('name').execute();
  const addresses = await db(ctx).selectFrom('sso.service_address').selectAll().execute();
  const callbacks = await db(ctx).selectFrom('sso.service_callback').selectAll().execute();
  const audiences = await db(ctx).selectFrom('sso.service_audience').selectAll().execute();
  const of = <Row extends { service_id: string }>(list: readonly Row[], id: string) =>
    list.filter(({ service_id }) => service_id === id);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    release: row.release as ReleaseName,
    ownRelease: row.own_release,
    strength: row.strength,
    signOut: row.sign_out,
    signOutUrl: row.sign_out_url,
    ticketSeconds: row.ticket_seconds,
    toldInCas2: row.told_in_cas2,
    looseSlash: row.loose_slash,
    addresses: of(addresses, row.id),
    callbacks: of(callbacks, row.id),
    audiences: of(audiences, row.id).map(({ profile, structure_id, opens_on, closes_on }) => ({
      profile,
      structureId: structure_id,
      opensOn: opens_on,
      closesOn: closes_on,
    })),
    closedAt: row.closed_at,
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
