import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

/**
 * Where to write to people, as their families or the académie said; people without address are left out. Only for
 * letters to themselves: nobody else reads it.
 */
export async function mailAddressesOf(
  ctx: { db: Database },
  people: readonly string[],
): Promise<{ personId: string; address: string }[]> {
  const { rows } = await sql<{ personId: string; address: string }>`
    select id as "personId", coalesce(email, academic_email) as address from directory.person
    where id = any(${[...people]}::uuid[]) and coalesce(email, academic_email) is not null`.execute(
    db(ctx),
  );
  return rows;
}
