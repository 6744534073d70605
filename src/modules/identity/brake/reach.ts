import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import type { Visit } from '#modules/directory';
import { db } from '../tables.ts';
import type { Reach } from './contract.ts';

/** The people whom a reach is for: those on their way out too. Everybody, when nothing narrows it. */
export const peopleWithin = ({ brandKey, structureId, profile }: Reach) =>
  brandKey === null && structureId === null && profile === null
    ? sql`select person_id from identity.account`
    : sql`
      select b.person_id from directory.belonging b
      where (${structureId}::uuid is null or b.structure_id = ${structureId})
        and (${profile}::text is null or b.profile = ${profile})
        and (${brandKey}::text is null or b.structure_id in (
          select s.structure_id from brands.structure_brand s where s.brand_key = ${brandKey}))`;

/** Refuses a brand or a structure that there is not. */
export async function mustBeThere(
  ctx: Pick<Visit, 'db'>,
  { brandKey, structureId }: Reach,
): Promise<void> {
  const { rows } = await sql<{ isThere: boolean }>`
    select (${brandKey}::text is null or exists (select from brands.structure_brand where brand_key = ${brandKey}))
      and (${structureId}::uuid is null or exists (select from directory.structure_card where structure_id = ${structureId}))
      as "isThere"`.execute(db(ctx));
  if (rows[0]?.isThere !== true) refuse('missing', 'identity.no-such-reach');
}
