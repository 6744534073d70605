import { sql } from 'kysely';
import type { Errand } from '#kernel/module';
import type { Language } from '#kernel/words';
import { db, type Said } from '../tables.ts';

/** A letter that waits. */
export interface MailToSend {
  id: string;
  personId: string;
  address: string;
  language: Language;
  words: Said;
  href: string;
  token: string | null;
  /** As whom one says good morning. */
  givenName: string;
  /** The brand of one of the person's structures; null: the region's. */
  brandKey: string | null;
}

/** The letter of this id, unless it was sent or given up. */
export async function mailToSend(
  ctx: Pick<Errand, 'db'>,
  id: string,
): Promise<MailToSend | undefined> {
  const { rows } = await sql<MailToSend>`
    select m.id, m.person_id as "personId", m.address, m.language, m.words, m.href, m.token,
      p.given_name as "givenName",
      (select b.brand_key from directory.membership g
        join brands.structure_brand b on b.structure_id = g.structure_id
        where g.person_id = m.person_id and g.kind = 'profile'
        group by b.brand_key order by count(*) desc, b.brand_key limit 1) as "brandKey"
    from notifications.mail m
    join directory.person_card p on p.person_id = m.person_id
    where m.id = ${id} and m.sent_at is null and m.failed_at is null and m.words is not null`.execute(
    db(ctx),
  );
  return rows[0];
}
