import { sql } from 'kysely';
import type { Errand } from '#kernel/module';
import { db } from '../tables.ts';

/** Leaves nothing of what the person was told, chose or was sent. */
export async function forgetPerson(ctx: Errand, personId: string): Promise<void> {
  await sql`
    with notices as (delete from notifications.notice where person_id = ${personId}),
      choices as (delete from notifications.choice where person_id = ${personId}),
      ways as (delete from notifications.way_out where person_id = ${personId}),
      addresses as (delete from notifications.address where person_id = ${personId}),
      letters as (delete from notifications.mailbox where person_id = ${personId}),
      mails as (delete from notifications.mail where person_id = ${personId})
    delete from notifications.reader where person_id = ${personId}`.execute(db(ctx));
}
