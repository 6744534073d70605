import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

/** The name of each academy that feeds came from, by the code that jointures carry; most of its structures say it. */
export async function academyNames(ctx: { db: Database }): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    select j.academy as code, mode() within group (order by s.academy) as name
    from directory.structure_jointure j join directory.structure s on s.id = j.structure_id
    where s.academy <> '' group by j.academy`.execute(db(ctx));
  return new Map(rows.map(({ code, name }) => [code, name]));
}
