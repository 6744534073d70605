import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import { remembered } from '#kernel/remembered';
import type { Context } from '#modules/directory';
import { db } from '../tables.ts';
import type { Capability } from './contract.ts';

/** A suspension that holds now, or soon will. */
export interface Suspension {
  capability: Capability;
  /** Where it holds; null: everywhere. */
  structureIds: readonly string[] | null;
  profile: string | null;
  reason: string;
  startsAt: Date;
  endsAt: Date | null;
}

/** All that were not lifted, read again every three seconds: no request pays for them. */
const known = remembered(3_000, async (ctx): Promise<Suspension[]> => {
  const { rows } = await sql<Suspension>`
    select u.capability, u.profile, u.reason, u.starts_at as "startsAt", u.ends_at as "endsAt",
      case when u.structure_id is not null then array[u.structure_id]
        when u.brand_key is not null then array(
          select s.structure_id from brands.structure_brand s where s.brand_key = u.brand_key)
      end as "structureIds"
    from identity.suspension u
    where u.lifted_at is null and (u.ends_at is null or u.ends_at > ${ctx.clock.now()})
    order by u.ends_at desc nulls first`.execute(db(ctx));
  return rows;
});

type Asking = Pick<Context, 'db' | 'clock' | 'actor'>;

/** What is suspended for somebody, as they are here now: the hat that they wear counts, and no other. */
export async function suspensionsFor(ctx: Asking): Promise<Suspension[]> {
  const { hat } = ctx.actor;
  const now = ctx.clock.now();
  return (await known(ctx)).filter(
    ({ structureIds, profile, startsAt, endsAt }) =>
      startsAt <= now &&
      (endsAt === null || endsAt > now) &&
      (structureIds === null || (hat !== null && structureIds.includes(hat.structureId))) &&
      (profile === null || hat?.profile === profile),
  );
}

/** Refuses what is suspended for whoever asks. Every house asks before it does something that may be. */
export async function heedSuspension(ctx: Asking, capability: Capability): Promise<void> {
  const held = (await suspensionsFor(ctx)).some((one) => one.capability === capability);
  if (held) refuse('forbidden', 'identity.suspended');
}
