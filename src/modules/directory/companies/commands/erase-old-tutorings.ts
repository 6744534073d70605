import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../../tables.ts';

/** Erases what ended ninety days ago, and the companies that nobody is tied to any more. */
export async function eraseOldTutorings(ctx: { db: Database }): Promise<void> {
  await sql`
    delete from directory.tutoring where valid_to < directory.today_in('Europe/Paris') - 90`.execute(
    db(ctx),
  );
  await sql`
    delete from directory.structure s
    where s.kind = 'entreprise' and not exists (select from directory.tutoring t where t.company_id = s.id)
      and not exists (select from directory.people_group g join directory.group_member m on m.group_id = g.id
        where g.structure_id = s.id)
      and not exists (select from directory.structure_jointure j where j.structure_id = s.id)`.execute(
    db(ctx),
  );
}
