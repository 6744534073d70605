import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import type { AddressFault, ServiceFacts, ServiceRow } from '../contract.ts';
import { canKeepServices, canSeeServices } from '../policy.ts';
import { type Prefix, readPrefix, touches } from '../registry/address.ts';
import { readAllServices, readServices, type Service } from '../registry/known-services.ts';
import { releases } from '../registry/releases.ts';
import { db } from '../tables.ts';

/** The linked applications, for whoever administers something. */
export async function servicesSeen(ctx: Context) {
  mustSee(ctx);
  const services: ServiceRow[] = (await readAllServices(ctx)).map((service) => ({
    id: service.id,
    name: service.name,
    addresses: service.addresses.map(written),
    release: service.release,
    audiences: service.audiences.length,
    isClosed: service.closedAt !== null,
  }));
  return { services, releases: knownReleases(), can: { keep: canKeepServices(ctx.actor) } };
}

/** One of them, with all that is decided of it. */
export async function serviceSeen(ctx: Context, id: string) {
  const service = await seen(ctx, id);
  return {
    id,
    facts: await factsOf(ctx, service),
    closedAt: service.closedAt?.toISOString() ?? null,
    releases: [
      ...knownReleases(),
      ...(service.ownRelease === null
        ? []
        : [{ name: 'own', attributes: Object.keys(service.ownRelease.attributes) }]),
    ],
    can: { keep: canKeepServices(ctx.actor) },
  };
}

/** The application of this id, open or closed, for whoever may see it. */
export async function seen(ctx: Context, id: string): Promise<Service> {
  mustSee(ctx);
  const service = (await readAllServices(ctx)).find((known) => known.id === id);
  return service ?? refuse('missing', 'sso.no-such-service');
}

/** Refuses whoever administers nothing: for them there is no such page. */
export function mustSee({ actor }: Context): void {
  if (!canSeeServices(actor)) refuse('missing', 'sso.services-are-for-administrators');
}

/** An application as it is written by people: addresses as text, structures by UAI. */
export async function factsOf(ctx: Pick<Context, 'db'>, service: Service): Promise<ServiceFacts> {
  const ids = service.audiences.flatMap(({ structureId }) => structureId ?? []);
  const { rows } = await sql<{ id: string; uai: string | null }>`
    select structure_id as id, uai from directory.structure_card where structure_id = any(${ids}::uuid[])`.execute(
    db(ctx),
  );
  const codes = new Map(rows.map(({ id, uai }) => [id, uai]));
  const { name, release, strength, signOut, signOutUrl, ticketSeconds, toldInCas2, looseSlash } =
    service;
  return {
    ...{ name, release, strength, signOut, signOutUrl, ticketSeconds, toldInCas2, looseSlash },
    addresses: service.addresses.map(written),
    callbacks: service.callbacks.map(written),
    audiences: service.audiences.map(({ profile, structureId, opensOn, closesOn }) => ({
      profile: profile as ServiceFacts['audiences'][number]['profile'],
      uai: structureId === null ? null : (codes.get(structureId) ?? null),
      opensOn,
      closesOn,
    })),
  };
}

const written = ({ origin, path }: Prefix) => `${origin}${path}`;

const knownReleases = () =>
  Object.entries(releases).map(([name, { attributes }]) => ({
    name,
    attributes: Object.keys(attributes),
  }));

/** What an address would make an application's own, or what is wrong with it. */
export async function explained(
  ctx: Context,
  { address, except }: { address: string; except?: string | undefined },
): Promise<{ folder: string | null; fault: AddressFault | null; takenBy: string | null }> {
  mustSee(ctx);
  const prefix = readPrefix(address.trim());
  if (typeof prefix === 'string') return { folder: null, fault: prefix, takenBy: null };
  const holder = (await readServices(ctx)).find(
    (other) => other.id !== except && other.addresses.some((theirs) => touches(theirs, prefix)),
  );
  const folder = written(prefix);
  return holder === undefined
    ? { folder, fault: null, takenBy: null }
    : { folder: null, fault: 'taken', takenBy: holder.name };
}
