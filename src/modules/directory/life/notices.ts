import { type Notice, notice } from '#kernel/module';
import { counted, type Language, ofName } from '#kernel/words';
import { centralAdministrators } from '../queries/administrators.ts';
import { departuresCounted, erasureNears, stayNearsEnd } from './contract.ts';

/** What is told of the end of accounts: to whoever leaves, to administrators, and to whoever let somebody in. */
export const lifeNotices: readonly Notice[] = [
  notice({
    name: 'directory.erasure-nears',
    of: erasureNears,
    label: { fr: 'Effacement prochain de vos données', en: 'Your data will soon be erased' },
    isOptional: false,
    isMailed: true,
    recipients: async (_, { personId }) => [personId],
    write: ({ erasedOn }, language) =>
      language === 'fr'
        ? {
            title: `Votre compte sera effacé le ${day('fr', erasedOn)}`,
            body: 'Vous n’êtes plus dans les fichiers de votre établissement. Tout ce qui est gardé de vous sera effacé ce jour-là.\nVous y êtes encore, ou vous voulez garder quelque chose ? Adressez-vous dès maintenant à votre établissement.',
            href: '/moi/donnees',
          }
        : {
            title: `Your account will be erased on ${day('en', erasedOn)}`,
            body: 'You are no longer in the files of your school. All that is kept of you will be erased on that day.\nAre you still there, or is there something you want to keep? Tell your school now.',
            href: '/moi/donnees',
          },
  }),
  notice({
    name: 'directory.departures-counted',
    of: departuresCounted,
    label: { fr: 'Comptes bientôt effacés', en: 'Accounts soon erased' },
    isOptional: true,
    needsPower: 'administer',
    isMailed: true,
    recipients: (ctx) => centralAdministrators(ctx),
    write: ({ erasedThisWeek, stillOpen }, language) => ({
      ...countWords[language](erasedThisWeek, stillOpen),
      href: '/administration/comptes',
    }),
  }),
  notice({
    name: 'directory.stay-nears-end',
    of: stayNearsEnd,
    label: { fr: 'Fin prochaine d’un compte local', en: 'A local account will soon end' },
    isOptional: true,
    isMailed: true,
    recipients: async (_, { madeBy }) => [madeBy],
    write: ({ displayName, lastDay }, language) =>
      language === 'fr'
        ? {
            title: `Le compte ${ofName(displayName)} prend fin le ${day('fr', lastDay)}`,
            body: 'Après ce jour, plus de connexion. Vous pouvez le prolonger en un geste, ou ne rien faire.',
            href: '/administration/comptes-locaux',
          }
        : {
            title: `The account of ${displayName} ends on ${day('en', lastDay)}`,
            body: 'After that day they cannot sign in. You can extend it in one step, or do nothing.',
            href: '/administration/comptes-locaux',
          },
  }),
];

const countWords: Record<
  Language,
  (erased: number, open: number) => { title: string; body: string }
> = {
  fr: (erased, open) => ({
    title: `${counted('fr', erased, 'personne partie sera effacée', 'personnes parties seront effacées')} cette semaine`,
    body: `${counted('fr', open, 'personne partie peut encore se connecter', 'personnes parties peuvent encore se connecter')}. Si quelqu’un ne devait pas partir, faites-le revenir dans les fichiers, ou ouvrez-lui un compte local.`,
  }),
  en: (erased, open) => ({
    title: `${counted('en', erased, 'person who left will be erased', 'people who left will be erased')} this week`,
    body: `${counted('en', open, 'person who left may still sign in', 'people who left may still sign in')}. If somebody was not to leave, have them sent again by the feeds, or open a local account for them.`,
  }),
};

const day = (language: Language, date: string): string =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
    .format(new Date(`${date}T00:00:00Z`))
    .replace(/^1 /, language === 'fr' ? '1er ' : '1 ');
