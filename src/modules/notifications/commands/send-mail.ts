import { systemClock } from '#kernel/clock';
import { type Letter, type Mailer, MailFault } from '#kernel/mail';
import type { Errand } from '#kernel/module';
import { dressedLetter } from '../letters/dressed-letter.ts';
import type { NotificationsOptions } from '../options.ts';
import { type MailToSend, mailToSend } from '../queries/mail-to-send.ts';
import { db } from '../tables.ts';

/**
 * Sends letters that were not sent yet, or puts them into the demonstration's mailbox. At least once: a letter goes
 * twice when the line breaks between the server's taking it and our noting so, and then with the same Message-ID.
 * Throws when one is to be tried again.
 */
export async function sendMail(
  ctx: Errand,
  options: Pick<NotificationsOptions, 'config'>,
  mailer: Mailer | undefined,
  mailIds: readonly string[],
): Promise<void> {
  let waiting: MailFault | undefined;
  for (const id of mailIds) {
    const mail = await mailToSend(ctx, id);
    if (mail === undefined) continue;
    const letter = await dressedLetter({ ...ctx, clock: systemClock }, options, mail);
    if (mailer === undefined) {
      await keep(ctx, mail, letter);
      continue;
    }
    const fault = await send(ctx, mailer, mail, letter);
    if (fault?.isPermanent === false) waiting = fault;
    if (fault?.isLineDown) break;
  }
  if (waiting !== undefined) throw waiting;
}

async function send(
  ctx: Errand,
  mailer: Mailer,
  mail: MailToSend,
  letter: Letter,
): Promise<MailFault | undefined> {
  try {
    await mailer.send(letter);
  } catch (error) {
    if (!(error instanceof MailFault)) throw error;
    await noteFault(ctx, mail, error);
    return error;
  }
  await noteSent(ctx, mail.id);
  return undefined;
}

async function noteSent(ctx: Pick<Errand, 'db'>, id: string): Promise<void> {
  await db(ctx)
    .updateTable('notifications.mail')
    .set((is) => ({
      sent_at: new Date(),
      tried_at: new Date(),
      tries: is('tries', '+', 1),
      words: null,
      href: '/',
      fault: null,
    }))
    .where('id', '=', id)
    .execute();
}

async function noteFault(ctx: Errand, { id }: MailToSend, fault: MailFault): Promise<void> {
  const now = new Date();
  await db(ctx)
    .updateTable('notifications.mail')
    .set((is) => ({
      tried_at: now,
      tries: is('tries', '+', 1),
      fault: fault.message,
      ...(fault.isPermanent && { failed_at: now, words: null }),
    }))
    .where('id', '=', id)
    .execute();
  ctx.log.warn(
    { mail: id, fault: fault.message, isPermanent: fault.isPermanent },
    'a letter did not go',
  );
}

/** Nobody sends the letters of the demonstration: they are shown. */
async function keep(ctx: Errand, mail: MailToSend, letter: Letter): Promise<void> {
  await db(ctx)
    .insertInto('notifications.mailbox')
    .values({
      mail_id: mail.id,
      person_id: mail.personId,
      at: new Date(),
      address: letter.to,
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
    })
    .onConflict((on) => on.column('mail_id').doNothing())
    .execute();
  await noteSent(ctx, mail.id);
}
