import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

/** The person that an academy knows under this jointure, among people of this type. */
export async function findByJointure(
  ctx: { db: Database },
  key: { academy: string; type: 'Eleve' | 'PersRelEleve' | 'PersEducNat'; jointure: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from directory.person_jointure
    where academy = ${key.academy} and type = ${key.type} and jointure = ${key.jointure}`.execute(
    db(ctx),
  );
  return rows[0]?.person_id;
}
