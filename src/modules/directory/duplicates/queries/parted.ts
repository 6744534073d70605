import { sql } from 'kysely';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import { canPart } from '../policy.ts';

/** Where a row `p` of `directory.person` belongs today. */
export const placesOfP = sql`array(select distinct m.structure_id from directory.membership_whole m
  where m.person_id = p.id and m.kind = 'profile')`;

/** Whether a row `p` of `directory.person` holds a power, or was opened by hand and no feed speaks of them. */
export const isDelicateP = sql`(exists (select from directory.power_today w where w.person_id = p.id)
  or not exists (select from directory.person_jointure j where j.person_id = p.id))`;

/** Of people whom the actor had made one of two: those whom they may part again, as they look after them entirely still. */
export async function peopleToPart(
  ctx: Pick<Context, 'db' | 'actor'>,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string; places: string[]; isDelicate: boolean }>`
    select p.id, ${placesOfP} as places, ${isDelicateP} as "isDelicate"
    from directory.person p where p.id = any(${[...ids]}::uuid[])`.execute(db(ctx));
  return new Set(rows.filter((one) => canPart(ctx.actor, one)).map(({ id }) => id));
}
