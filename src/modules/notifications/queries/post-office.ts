import { sql } from 'kysely';
import type { Notice } from '#kernel/module';
import type { Catalogue } from '#kernel/words';
import type { Context } from '#modules/directory';
import type { DemoLetter, PostOffice } from '../contract.ts';
import { type NotificationsOptions, postOf } from '../options.ts';
import { db } from '../tables.ts';

const MOST = 100;

/** How mail leaves, what does not leave, and in the demonstration all that was written. */
export async function postOffice(
  ctx: Context,
  options: Pick<NotificationsOptions, 'config' | 'notices'>,
): Promise<PostOffice> {
  const stuck = await db(ctx)
    .selectFrom('notifications.mail')
    .selectAll()
    .where('fault', 'is not', null)
    .where('sent_at', 'is', null)
    .orderBy('written_at', 'desc')
    .limit(MOST)
    .execute();
  return {
    post: postOf(options),
    from: options.config.mailFrom,
    stuck: stuck.map((row) => ({
      id: row.id,
      at: row.written_at.toISOString(),
      address: row.address,
      label: labelOf(options.notices, row.name),
      tries: row.tries,
      isGivenUp: row.failed_at !== null,
      fault: row.fault ?? '',
    })),
    letters: options.config.demo ? await lettersOf(ctx, null) : null,
  };
}

/** The letters of the demonstration, newest first: one person's, or everybody's. */
export async function lettersOf(ctx: Context, personId: string | null): Promise<DemoLetter[]> {
  const { rows } = await sql<Omit<DemoLetter, 'at'> & { at: Date }>`
    select mail_id as id, at, address, subject, text from notifications.mailbox
    where ${personId}::uuid is null or person_id = ${personId}
    order by at desc limit ${MOST}`.execute(db(ctx));
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

const ownLetters: Record<string, Catalogue<string>> = {
  'notifications.address-code': { fr: 'Code de confirmation', en: 'Confirmation code' },
  'identity.password-link': { fr: 'Mot de passe oublié', en: 'Forgotten password' },
  'notifications.address-changed': { fr: 'Adresse changée', en: 'Address changed' },
};

const labelOf = (notices: readonly Notice[], name: string): Catalogue<string> =>
  notices.find((notice) => notice.name === name)?.label ??
  ownLetters[name] ?? { fr: name, en: name };
