import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

/** What anybody knows of the owner of an account, and a password should not be made of: logins, names, schools. */
export async function knownOf(ctx: { db: Database }, accountId: string): Promise<string[]> {
  const { rows } = await sql<{ known: string[] }>`
    select array[a.login, c.given_name, c.family_name]
      || array(select f.login from identity.former_login f where f.account_id = a.id)
      || array(select distinct s.name from directory.belonging b
        join directory.structure_card s on s.structure_id = b.structure_id where b.person_id = a.person_id) as known
    from identity.account a join directory.person_card c on c.person_id = a.person_id
    where a.id = ${accountId}`.execute(db(ctx));
  return rows[0]?.known ?? [];
}
