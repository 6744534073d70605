import type { Errand, PersonCopy } from '#kernel/module';
import { db } from '../tables.ts';

/** What is kept of a person: what they were told, what they chose, where mail goes. */
export async function exportedPerson(ctx: Errand, personId: string): Promise<PersonCopy> {
  const { notices, choices, address, reader, mails } = await rowsOf(ctx, personId);
  if (!notices.length && !choices.length && !address && !reader && !mails.length)
    return { facts: null, readable: [] };
  const language = reader?.language ?? null;
  return {
    facts: { notices, choices, address: address ?? null, language, mails },
    readable: [
      {
        title: 'Adresse et langue de vos courriels',
        lines: [
          { label: 'Adresse choisie', value: address?.address ?? 'aucune' },
          { label: 'Langue', value: language === 'en' ? 'anglais' : 'français' },
        ],
      },
      {
        title: 'Notifications reçues',
        lines: notices.map(({ at, words }) => ({
          label: at.toISOString().slice(0, 10),
          value: `${words.fr.title} — ${words.fr.body}`,
        })),
      },
      {
        title: 'Courriels écrits',
        lines: mails.map(({ written_at, address, sent_at }) => ({
          label: written_at.toISOString().slice(0, 10),
          value: `à ${address}, ${sent_at === null ? 'non envoyé' : 'envoyé'}`,
        })),
      },
    ],
  };
}

async function rowsOf(ctx: Errand, personId: string) {
  const notices = await db(ctx)
    .selectFrom('notifications.notice')
    .select(['name', 'words', 'href', 'at', 'read_at'])
    .where('person_id', '=', personId)
    .orderBy('at')
    .execute();
  const choices = await db(ctx)
    .selectFrom('notifications.choice')
    .select(['name', 'in_portal', 'by_mail'])
    .where('person_id', '=', personId)
    .orderBy('name')
    .execute();
  const address = await db(ctx)
    .selectFrom('notifications.address')
    .select(['address', 'confirmed_at', 'asked'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const reader = await db(ctx)
    .selectFrom('notifications.reader')
    .select('language')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const mails = await db(ctx)
    .selectFrom('notifications.mail')
    .select(['name', 'address', 'language', 'words', 'written_at', 'sent_at', 'failed_at'])
    .where('person_id', '=', personId)
    .orderBy('written_at')
    .execute();
  return { notices, choices, address, reader, mails };
}
