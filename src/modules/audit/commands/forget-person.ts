import { sql } from 'kysely';
import type { Errand } from '#kernel/module';
import { db } from '../tables.ts';

/** Erases the one row that says whose the traces are: they stay, and the chain with them, as nobody's. */
export async function forgetPerson(ctx: Errand, personId: string): Promise<void> {
  await sql`delete from kernel.pseudonym where person_id = ${personId}`.execute(db(ctx));
}

/** The same for everybody whom the directory no longer has. */
export async function forgetTheGone(ctx: Errand): Promise<void> {
  await sql`
    delete from kernel.pseudonym k
    where not exists (select from directory.person_card c where c.person_id = k.person_id)`.execute(
    db(ctx),
  );
}
