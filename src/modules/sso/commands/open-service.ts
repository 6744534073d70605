import { sql } from 'kysely';
import { type Acting, note } from '#kernel/acts';
import { type Database, together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import { type Prefix, touches } from '../registry/address.ts';
import { type Manners, readAllServices, type Service } from '../registry/known-services.ts';
import { type Release, releases } from '../registry/releases.ts';
import { db } from '../tables.ts';

/** Whom a service is open to, as it is written: by UAI. Null: any. */
export interface NewAudience {
  profile: string | null;
  uai: string | null;
  opensOn: string | null;
  closesOn?: string | null;
}

/** A service to link. */
export interface NewService extends Partial<Manners> {
  name: string;
  release: string;
  /** With the release `own`. */
  ownRelease?: Release | null;
  addresses: readonly Prefix[];
  callbacks: readonly Prefix[];
  audiences: readonly NewAudience[];
}

/**
 * Links an application. Refuses a name or an address that another has, an address inside another's, a release that does
 * not exist, a UAI of no structure.
 */
export const openService = (ctx: Acting, asked: NewService): Promise<string> =>
  together(ctx, async (ctx) => {
    await guard(ctx, asked, undefined);
    const { id } = await db(ctx)
      .insertInto('sso.service')
      .values({ ...columnsOf(asked), closed_at: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    await writeParts(ctx, id, asked);
    await note(ctx, { verb: 'sso.open-service', to: { kind: 'service', id }, scope: null });
    return id;
  });

/** Decides otherwise of an application, whole. The same refusals. */
export const changeService = (ctx: Acting, id: string, asked: NewService): Promise<void> =>
  together(ctx, async (ctx) => {
    await guard(ctx, asked, id);
    const changed = await db(ctx)
      .updateTable('sso.service')
      .set(columnsOf(asked))
      .where('id', '=', id)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return refuse('missing', 'sso.no-such-service');
    for (const part of ['service_address', 'service_callback', 'service_audience'] as const)
      await db(ctx).deleteFrom(`sso.${part}`).where('service_id', '=', id).execute();
    await writeParts(ctx, id, asked);
    await note(ctx, { verb: 'sso.change-service', to: { kind: 'service', id }, scope: null });
  });

const columnsOf = (asked: NewService) => ({
  name: asked.name,
  release: asked.release,
  ...(asked.release === 'own'
    ? asked.ownRelease && { own_release: JSON.stringify(asked.ownRelease) as never }
    : { own_release: null }),
  ...(asked.strength && { strength: asked.strength }),
  ...(asked.signOut && { sign_out: asked.signOut }),
  ...(asked.signOutUrl !== undefined && { sign_out_url: asked.signOutUrl }),
  ...(asked.ticketSeconds && { ticket_seconds: asked.ticketSeconds }),
  ...(asked.toldInCas2 !== undefined && { told_in_cas2: asked.toldInCas2 }),
  ...(asked.looseSlash !== undefined && { loose_slash: asked.looseSlash }),
});

/** One decision at a time about which address is whose. */
async function guard(
  ctx: { db: Database },
  { name, release, ownRelease, addresses }: Omit<NewService, 'callbacks' | 'audiences'>,
  except: string | undefined,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('sso.service'))`.execute(ctx.db);
  const all = await readAllServices(ctx);
  const hasOwn = (ownRelease ?? all.find(({ id }) => id === except)?.ownRelease) != null;
  if (!(release === 'own' ? hasOwn : release in releases)) refuse('invalid', 'sso.no-such-release');
  const others = all.filter(({ id, closedAt }) => id !== except && closedAt === null);
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase()))
    refuse('conflict', 'sso.name-taken');
  if (others.some((other) => overlap(other, addresses))) refuse('conflict', 'sso.address-taken');
}

/** Two services never answer for one address, nor one inside the other: a typo would give one's tickets to the other. */
const overlap = (other: Pick<Service, 'addresses'>, addresses: readonly Prefix[]): boolean =>
  other.addresses.some((theirs) => addresses.some((mine) => touches(theirs, mine)));

async function writeParts(
  ctx: { db: Database },
  id: string,
  { addresses, callbacks, audiences }: NewService,
): Promise<void> {
  const rows = (prefixes: readonly Prefix[]) =>
    prefixes.map(({ origin, path }) => ({ service_id: id, origin, path }));
  await db(ctx)
    .insertInto('sso.service_address')
    .values(rows(addresses))
    .onConflict((at) => at.doNothing())
    .execute();
  if (callbacks.length > 0)
    await db(ctx)
      .insertInto('sso.service_callback')
      .values(rows(callbacks))
      .onConflict((at) => at.doNothing())
      .execute();
  for (const audience of audiences) await openTo(ctx, id, audience);
}

async function openTo(
  ctx: { db: Database },
  serviceId: string,
  { profile, uai, opensOn, closesOn = null }: NewAudience,
): Promise<void> {
  const structure =
    uai === null
      ? { structure_id: null }
      : await db(ctx)
          .selectFrom('directory.structure_card')
          .select('structure_id')
          .where('uai', '=', uai)
          .executeTakeFirst();
  if (structure === undefined) return refuse('missing', 'sso.no-such-structure');
  await db(ctx)
    .insertInto('sso.service_audience')
    .values({
      service_id: serviceId,
      profile,
      opens_on: opensOn,
      closes_on: closesOn,
      ...structure,
    })
    .execute();
}

/** Shuts an application out: no ticket any more. Gives false when none that is open is the one. */
export const closeService = (
  ctx: Acting,
  which: { id: string } | { name: string },
): Promise<boolean> =>
  together(ctx, async (ctx) => {
    const closed = await db(ctx)
      .updateTable('sso.service')
      .set({ closed_at: new Date() })
      .where('closed_at', 'is', null)
      .where((is) =>
        'id' in which
          ? is('id', '=', which.id)
          : is(is.fn('lower', ['name']), '=', which.name.toLowerCase()),
      )
      .returning('id')
      .executeTakeFirst();
    if (closed === undefined) return false;
    const to = { kind: 'service', id: closed.id };
    await note(ctx, { verb: 'sso.close-service', to, scope: null });
    return true;
  });

/** Links a closed application again, as it was; refused when another has its name or its address by now. */
export const reopenService = (ctx: Acting, service: Service): Promise<void> =>
  together(ctx, async (ctx) => {
    await guard(ctx, service, service.id);
    await db(ctx)
      .updateTable('sso.service')
      .set({ closed_at: null })
      .where('id', '=', service.id)
      .execute();
    const to = { kind: 'service', id: service.id };
    await note(ctx, { verb: 'sso.reopen-service', to, scope: null });
  });
