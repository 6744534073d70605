import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { isNeverAsked } from '../../factors/policy.ts';
import { db } from '../../tables.ts';
import type { ModeName, Reach } from '../contract.ts';
import { administers } from '../policy.ts';
import { mustBeThere } from '../reach.ts';

/** Asks something of accounts to come in, from now on. */
export const setMode = (
  ctx: Context,
  { name, reach, reason }: { name: ModeName; reach: Reach; reason: string },
): Promise<{ id: string }> =>
  together(ctx, async (ctx) => {
    const { brandKey, structureId, profile } = reach;
    if (!administers(ctx.actor, structureId)) return refuse('missing', 'identity.no-such-reach');
    await mustBeThere(ctx, reach);
    if (!isForThem(name, profile)) return refuse('invalid', 'identity.mode-not-for-them');
    const { rows } = await sql<{ id: string }>`
      insert into identity.mode (name, brand_key, structure_id, profile, reason, since, set_by)
      values (${name}, ${brandKey}, ${structureId}, ${profile}, ${reason}, ${ctx.clock.now()}, ${ctx.actor.personId})
      returning id`.execute(db(ctx));
    const id = String(rows[0]?.id);
    await note(ctx, { verb: 'identity.set-mode', to: { kind: name, id }, scope: structureId });
    return { id };
  });

/** ÉduConnect knows pupils and responsables; a second factor is for those who work there. */
function isForThem(name: ModeName, profile: Reach['profile']): boolean {
  if (profile === null) return true;
  if (name === 'educonnect-only') return profile === 'ELV' || profile === 'TUT';
  return name === 'new-password' || !isNeverAsked({ hats: [{ profile }] });
}

/** Asks it no more. */
export const endMode = (ctx: Context, id: string): Promise<void> =>
  together(ctx, async (ctx) => {
    const { rows } = await sql<{ structureId: string | null; name: string }>`
      select structure_id as "structureId", name from identity.mode
      where id = ${id} and ended_at is null for update`.execute(db(ctx));
    const [mode] = rows;
    if (mode === undefined || !administers(ctx.actor, mode.structureId))
      return refuse('missing', 'identity.no-such-protection');
    await sql`
      update identity.mode set ended_at = ${ctx.clock.now()}, ended_by = ${ctx.actor.personId}
      where id = ${id}`.execute(db(ctx));
    const to = { kind: mode.name, id };
    await note(ctx, { verb: 'identity.end-mode', to, scope: mode.structureId });
  });
