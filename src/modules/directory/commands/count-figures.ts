import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

/** Counts the people of every structure anew: the figures that administrators read at once, whatever the region's size. */
export async function countFigures(ctx: { db: Database }): Promise<void> {
  await sql`
    insert into directory.structure_figures (structure_id, pupils, responsables, staff)
    select s.id,
      count(*) filter (where m.code = 'ELV'),
      count(*) filter (where m.code = 'TUT'),
      count(distinct m.person_id) filter (where m.code not in ('ELV', 'TUT'))
    from directory.structure s
    left join directory.membership m on m.structure_id = s.id and m.kind = 'profile'
    group by s.id
    on conflict (structure_id) do update set
      pupils = excluded.pupils, responsables = excluded.responsables, staff = excluded.staff, counted_at = now()`.execute(
    db(ctx),
  );
}
