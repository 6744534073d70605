import { sql } from 'kysely';
import type { Errand } from '#kernel/module';
import { db } from '../tables.ts';

/** Every night: notices of three months ago, letters of a month ago, codes that nobody brought back. */
export async function dropOld(ctx: Errand): Promise<void> {
  await sql`
    with notices as (delete from notifications.notice where at < now() - interval '3 months'),
      letters as (delete from notifications.mailbox where at < now() - interval '1 month'),
      codes as (
        update notifications.address set asked = null, code_hash = null, code_until = null
        where code_until < now() - interval '1 day'
      )
    delete from notifications.mail where written_at < now() - interval '1 month'`.execute(db(ctx));
}
