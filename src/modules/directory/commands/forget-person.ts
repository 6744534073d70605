import { sql } from 'kysely';
import { type Acting, note } from '#kernel/acts';
import { db } from '../tables.ts';

/**
 * Erases a person: every row that names them goes with them, and the hash of their record too. The trace does not say
 * whom: it would be one more thing to erase.
 */
export async function forgetPerson(ctx: Acting, personId: string): Promise<void> {
  await sql`
    delete from directory.source_record r using directory.person_jointure j
    where j.person_id = ${personId} and r.source = j.source and r.type = j.type and r.id = j.jointure`.execute(
    db(ctx),
  );
  await sql`delete from directory.person where id = ${personId}`.execute(db(ctx));
  await note(ctx, { verb: 'directory.forget-person' });
}
