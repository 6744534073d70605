import { sql } from 'kysely';
import type { Context } from '#modules/directory';
import { db } from '../tables.ts';

const otherwise = 'Europe/Paris';

/** Where the actor's days begin: in the structure of the hat. */
export async function timeZoneOf(ctx: Context): Promise<string> {
  const { hat } = ctx.actor;
  if (hat === null) return otherwise;
  const { rows } = await sql<{ timeZone: string }>`
    select time_zone as "timeZone" from directory.structure_card where structure_id = ${hat.structureId}`.execute(
    db(ctx),
  );
  return rows[0]?.timeZone ?? otherwise;
}
