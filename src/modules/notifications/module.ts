import { passwordAsked } from '#contracts/identity';
import { openMailer } from '#kernel/mail';
import { type KeepsPeople, type Module, type Reaction, reaction } from '#kernel/module';
import { type Context, moveRows, putBackRows, type Visit } from '#modules/directory';
import { drawPasswordLink } from '#modules/identity';
import { dropOld } from './commands/drop-old.ts';
import { forgetPerson } from './commands/forget-person.ts';
import { sendMail } from './commands/send-mail.ts';
import { tellPeople } from './commands/tell-people.ts';
import { writeMail } from './commands/write-mail.ts';
import { mailWritten } from './contract.ts';
import { type NotificationsOptions, postOf } from './options.ts';
import { pages, places } from './pages.ts';
import { exportedPerson } from './queries/exported-person.ts';
import { routes } from './routes.ts';
import { acts, refusals } from './words.ts';

/** Notifications: what it brings to the house, given the news of every other house. */
export const notificationsHouse = (
  options: NotificationsOptions,
): Module<Visit, Context> & KeepsPeople => ({
  name: 'notifications',
  label: { fr: 'Notifications', en: 'Notifications' },
  routes: (serve) => routes(serve, options),
  pages: pages(options),
  places: places(options),
  on: [...tellings(options), helping(options), sending(options)],
  schedules: [
    {
      name: 'drop-old',
      every: '10 2 * * *',
      label: { fr: 'Effacer les anciennes notifications', en: 'Erase old notifications' },
      do: dropOld,
    },
  ],
  exportPerson: exportedPerson,
  forgetPerson,
  mergePeople: (ctx, from, into) => moveRows(ctx, 'notifications', from, into),
  unmergePeople: putBackRows,
  retention: [
    {
      what: {
        fr: 'notifications : ce qui a été annoncé, quand, et si cela a été lu',
        en: 'notifications: what was announced, when, and whether it was read',
      },
      keptFor: { fr: 'trois mois', en: 'three months' },
      because: {
        fr: 'que chacun retrouve ce qu’on lui a dit',
        en: 'so that everyone finds again what they were told',
      },
    },
    {
      what: {
        fr: 'courriels : à quelle adresse, quand, de quel genre, et si l’envoi a réussi ; leur texte, jusqu’à l’envoi',
        en: 'e-mails: to which address, when, of what kind, and whether they could be sent; their text, until they are',
      },
      keptFor: { fr: 'un mois', en: 'one month' },
      because: {
        fr: 'savoir qu’un message n’est pas arrivé, et pourquoi',
        en: 'to know that a message did not arrive, and why',
      },
    },
    {
      what: {
        fr: 'adresse de courriel donnée par la personne, langue, choix des notifications',
        en: 'e-mail address given by the person, language, choice of notifications',
      },
      keptFor: {
        fr: 'autant que le compte, ou jusqu’à ce que la personne les retire',
        en: 'as long as the account, or until the person takes them away',
      },
      because: {
        fr: 'écrire à chacun là où il le veut, et seulement ce qu’il veut',
        en: 'to write to each where they want, and only what they want',
      },
    },
  ],
  acts,
  refusals,
});

const tellings = (options: NotificationsOptions): Reaction[] =>
  options.notices.map((notice) => ({
    to: notice.of,
    name: `tell-${notice.name}`,
    label: { fr: `Annoncer : ${notice.label.fr}`, en: `Announce: ${notice.label.en}` },
    react: tellPeople(notice, { mails: postOf(options) !== 'off' }),
  }));

/** Whoever forgot their password is written to where they always are, whatever was typed at the door. */
const helping = (options: NotificationsOptions): Reaction =>
  reaction(
    passwordAsked,
    'help-in',
    async (ctx, { personId }) => {
      if (personId === null || postOf(options) === 'off') return;
      const letter = await drawPasswordLink(ctx, personId);
      if (letter === undefined) return;
      const of = { name: 'identity.password-link', eventId: ctx.eventId, isOptional: false };
      await writeMail(ctx, { ...of, people: [personId], ...letter });
    },
    { label: { fr: 'Écrire à qui a oublié son mot de passe', en: 'Write to whoever forgot' } },
  );

/** Letters reach outside the database: at least once. */
const sending = (options: NotificationsOptions): Reaction => {
  const { smtpUrl, mailFrom } = options.config;
  const mailer =
    options.mailer ?? (smtpUrl === undefined ? undefined : openMailer({ smtpUrl, from: mailFrom }));
  return reaction(
    mailWritten,
    'send-mail',
    (ctx, { mailIds }) => sendMail(ctx, options, mailer, mailIds),
    {
      isAtLeastOnce: true,
      label: { fr: 'Envoyer les courriels', en: 'Send mail' },
    },
  );
};
