import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../../tables.ts';

/** Learns the words of everybody's names, and forgets those that nobody bears any more. */
export async function learnNames(ctx: { db: Database }): Promise<void> {
  await sql`
    with borne as materialized (
      select distinct word from directory.person p cross join unnest(tsvector_to_array(p.found_as)) as word
      where p.missing_since is null and length(word) >= 3),
    gone as (delete from directory.name_word w where not exists (select from borne b where b.word = w.word))
    insert into directory.name_word (word) select word from borne on conflict do nothing`.execute(
    db(ctx),
  );
}

/** Forgets the words that only this person bears: they would name somebody who is to be erased. */
export async function forgetNames(ctx: { db: Database }, personId: string): Promise<void> {
  await sql`
    delete from directory.name_word w
    using (select distinct unnest(tsvector_to_array(found_as)) as word from directory.person where id = ${personId}) own
    where w.word = own.word and not exists (select from directory.person p
      where p.id <> ${personId} and p.found_as @@ ('''' || own.word || '''')::tsquery)`.execute(
    db(ctx),
  );
}
