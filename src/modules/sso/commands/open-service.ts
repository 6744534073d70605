import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { type Database, together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Prefix } from '../registry/address.ts';
import { readServices, type Service } from '../registry/known-services.ts';
import { releases } from '../registry/releases.ts';
import { db } from '../tables.ts';

/** A service to link. */
export interface NewService {
  name: string;
  release: string;
  addresses: readonly Prefix[];
  callbacks: readonly Prefix[];
  /** By UAI; null: any. */
  audiences: readonly { profile: string | null; uai: string | null; opensOn: string | null }[];
}

/**
 * Links an application. Refuses a name or an address that another has, an address inside another's, a release that does
 * not exist, a UAI of no structure.
 */
export const openService = (ctx: { db: Database }, asked: NewService): Promise<string> =>
  together(ctx, async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtext('sso.service'))`.execute(ctx.db);
    if (!(asked.release in releases)) return refuse('invalid', 'sso.no-such-release');
    const others = await readServices(ctx);
    if (others.some(({ name }) => name.toLowerCase() === asked.name.toLowerCase()))
      return refuse('conflict', 'sso.name-taken');
    if (others.some((other) => overlap(other, asked.addresses)))
      return refuse('conflict', 'sso.address-taken');
    const { id } = await db(ctx)
      .insertInto('sso.service')
      .values({ name: asked.name, release: asked.release, logs_out: true, closed_at: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    const rows = (prefixes: readonly Prefix[]) =>
      prefixes.map(({ origin, path }) => ({ service_id: id, origin, path }));
    await db(ctx).insertInto('sso.service_address').values(rows(asked.addresses)).execute();
    if (asked.callbacks.length > 0)
      await db(ctx).insertInto('sso.service_callback').values(rows(asked.callbacks)).execute();
    for (const audience of asked.audiences) await openTo(ctx, id, audience);
    await note(ctx, { verb: 'sso.open-service', to: { kind: 'service', id }, scope: null });
    return id;
  });

/** Two services never answer for one address, nor one inside the other: a typo would give one's tickets to the other. */
const overlap = (other: Service, addresses: readonly Prefix[]): boolean =>
  other.addresses.some((theirs) =>
    addresses.some(
      (mine) =>
        mine.origin === theirs.origin &&
        (mine.path.startsWith(theirs.path) || theirs.path.startsWith(mine.path)),
    ),
  );

async function openTo(
  ctx: { db: Database },
  serviceId: string,
  { profile, uai, opensOn }: NewService['audiences'][number],
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
    .values({ service_id: serviceId, profile, opens_on: opensOn, ...structure })
    .execute();
}

/** Shuts an application out: no ticket any more. Gives false when none that is open has this name. */
export const closeService = (ctx: { db: Database }, name: string): Promise<boolean> =>
  together(ctx, async (ctx) => {
    const closed = await db(ctx)
      .updateTable('sso.service')
      .set({ closed_at: new Date() })
      .where('closed_at', 'is', null)
      .where((is) => is(is.fn('lower', ['name']), '=', name.toLowerCase()))
      .returning('id')
      .executeTakeFirst();
    if (closed === undefined) return false;
    const to = { kind: 'service', id: closed.id };
    await note(ctx, { verb: 'sso.close-service', to, scope: null });
    return true;
  });
