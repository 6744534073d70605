import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';
import type { OwnerFacts } from './policy.ts';

/**
 * Somebody as the law judges them, locked so that two decisions do not cross. A pupil of whom no birth date is known
 * counts as a minor: then a representative decides, which shows less.
 */
export async function findOwner(
  ctx: { db: Database },
  id: string,
): Promise<OwnerFacts | undefined> {
  const { rows } = await sql<OwnerFacts>`
    with owner as materialized (select p.id, p.birth_date from directory.person p where p.id = ${id} for update)
    select o.id as "personId", ${isMinor} as "isMinor",
      array(select distinct r.responsable_id from directory.responsibility_today r
        where r.pupil_id = o.id and r.niveau_responsabilite = 1) as "representativeIds"
    from owner o`.execute(db(ctx));
  return rows[0];
}

/** Of `o`, a person with `id` and `birth_date`. */
export const isMinor = sql`(
  o.birth_date > directory.today_in('Europe/Paris') - interval '18 years'
  or o.birth_date is null and exists (select from directory.membership_whole m
    where m.person_id = o.id and m.kind = 'profile' and m.code = 'ELV'))`;
