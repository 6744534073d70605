import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { db } from '../../tables.ts';
import type { Capability, Reach } from '../contract.ts';
import { canBrake } from '../policy.ts';
import { mustBeThere } from '../reach.ts';

/** What to suspend, for whom, for how many hours (null: until it is lifted) and why. */
interface Wanted {
  capability: Capability;
  reach: Reach;
  hours: number | null;
  reason: string;
}

/** Suspends one thing for some people, from now on. */
export const suspend = (
  ctx: Context,
  { capability, reach, hours, reason }: Wanted,
): Promise<{ id: string }> =>
  together(ctx, async (ctx) => {
    const { brandKey, structureId, profile } = reach;
    if (!canBrake(ctx.actor, reach)) return refuse('missing', 'identity.no-such-reach');
    await mustBeThere(ctx, reach);
    const now = ctx.clock.now();
    const ends = hours === null ? null : new Date(now.valueOf() + hours * 3_600_000);
    const { rows } = await sql<{ id: string }>`
      insert into identity.suspension
        (capability, brand_key, structure_id, profile, reason, starts_at, ends_at, said_by)
      values (${capability}, ${brandKey}, ${structureId}, ${profile}, ${reason}, ${now}, ${ends}, ${ctx.actor.personId})
      returning id`.execute(db(ctx));
    const id = String(rows[0]?.id);
    await note(ctx, { verb: 'identity.suspend', to: { kind: capability, id }, scope: structureId });
    return { id };
  });

/** Lifts a suspension. */
export const liftSuspension = (ctx: Context, id: string): Promise<void> =>
  together(ctx, async (ctx) => {
    const { rows } = await sql<Pick<Reach, 'brandKey' | 'structureId'> & { capability: string }>`
      select brand_key as "brandKey", structure_id as "structureId", capability from identity.suspension
      where id = ${id} and lifted_at is null for update`.execute(db(ctx));
    const [held] = rows;
    if (held === undefined || !canBrake(ctx.actor, held))
      return refuse('missing', 'identity.no-such-protection');
    await sql`
      update identity.suspension set lifted_at = ${ctx.clock.now()}, lifted_by = ${ctx.actor.personId}
      where id = ${id}`.execute(db(ctx));
    const to = { kind: held.capability, id };
    await note(ctx, { verb: 'identity.lift-suspension', to, scope: held.structureId });
  });
