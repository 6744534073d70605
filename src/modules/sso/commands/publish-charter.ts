import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import { brandNames } from '#modules/brands';
import type { Context } from '#modules/directory';
import { canKeepServices } from '../policy.ts';
import { db } from '../tables.ts';

/** Publishes the next version of a brand's charter, from a day on; former versions stay written. */
export const publishCharter = (
  ctx: Context,
  { brand, text, inForceOn }: { brand: string; text: string; inForceOn: string },
): Promise<void> =>
  together(ctx, async (ctx) => {
    if (!canKeepServices(ctx.actor)) refuse('forbidden', 'sso.services-are-for-administrators');
    if (!(await brandNames(ctx)).some(({ key }) => key === brand))
      return refuse('missing', 'sso.no-such-brand');
    await sql`select pg_advisory_xact_lock(hashtext('sso.charter'))`.execute(ctx.db);
    const { rows } = await sql<{ id: string }>`
      insert into sso.charter (brand_key, version, text, in_force_on, published_by, published_at)
      select ${brand}, coalesce(max(version), 0) + 1, ${text}, ${inForceOn}, ${ctx.actor.personId}, ${ctx.clock.now()}
      from sso.charter where brand_key = ${brand} returning id`.execute(db(ctx));
    const to = { kind: 'charter', id: rows[0]?.id ?? '' };
    await note(ctx, { verb: 'sso.publish-charter', to, scope: null });
  });
