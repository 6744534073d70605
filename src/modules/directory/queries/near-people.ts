import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import type { NearPair } from '../contract.ts';
import { db } from '../tables.ts';

const SHOWN = 100;

/** Those who came with a feed and those who went under words nearly the same, as long as both are there. */
export async function nearInFeed(ctx: { db: Database }, feedId: string): Promise<NearPair[]> {
  const person = (alias: string) => sql`json_build_object('id', ${sql.ref(`${alias}.id`)},
    'name', concat_ws(' ', ${sql.ref(`${alias}.given_name`)}, ${sql.ref(`${alias}.family_name`)}),
    'birthDate', ${sql.ref(`${alias}.birth_date`)})`;
  const { rows } = await sql<NearPair>`
    select n.file, n.line, n.why, ${person('p')} as is, ${person('w')} as was,
      exists (select from directory.duplicate d where d.judged_at is null
        and d.one_id = least(p.id, w.id) and d.other_id = greatest(p.id, w.id)) as "isToJudge"
    from directory.feed f
    cross join jsonb_to_recordset(f.report->'near') as n (file text, line int, type text, id text, "wasId" text, why text)
    join directory.person_jointure j on j.academy = f.source and j.type = n.type and j.jointure = n.id
    join directory.person p on p.id = j.person_id
    join directory.person_jointure k on k.academy = f.source and k.type = n.type and k.jointure = n."wasId"
    join directory.person w on w.id = k.person_id and w.id <> p.id
    where f.id = ${feedId} and f.undone_at is null
    order by n.file, n.line limit ${SHOWN}`.execute(db(ctx));
  return rows;
}
