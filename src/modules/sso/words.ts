import type { Catalogue } from '#kernel/words';

const days = {
  fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};

const fr = {
  unknown: {
    title: 'Cette application n’est pas reliée',
    texts: (address: string) => [
      'L’application qui vous envoie ici ne fait pas partie de celles de votre espace numérique : nous ne lui disons pas qui vous êtes.',
      `Si elle devrait en faire partie, donnez cette adresse à l’assistance : ${address}`,
    ],
  },
  malformed: 'une adresse que nous ne savons pas lire',
  notForYou: {
    title: (service: string) => `${service} ne vous est pas ouvert`,
    texts: [
      'Cette application est ouverte à d’autres personnes de votre établissement, ou d’autres établissements.',
      'Si vous en avez besoin, adressez-vous à l’administrateur de votre établissement.',
    ],
  },
  notYet: {
    title: (service: string) => `${service} n’est pas encore ouvert`,
    texts: (day: string) => [
      `Cette application vous sera ouverte le ${days.fr.format(new Date(day))}.`,
    ],
  },
  over: {
    title: (service: string) => `${service} n’est plus ouvert`,
    texts: (day: string) => [
      `Cette application vous était ouverte jusqu’au ${days.fr.format(new Date(day))}.`,
    ],
  },
  tooWeak: {
    title: (service: string) => `${service} demande une connexion plus sûre`,
    texts: [
      'Cette application s’ouvre après une connexion avec un second facteur : un code ou une clé, en plus du mot de passe.',
      'Ajoutez-en un dans « Moi », puis connectez-vous de nouveau.',
    ],
  },
  which: {
    title: (service: string) => `Ouvrir ${service} : pour quel établissement ?`,
    texts: [
      'Vous travaillez dans plusieurs établissements qui ont cette application. Votre choix vaut pour elle, jusqu’à ce que vous vous déconnectiez.',
    ],
  },
  wishWarning: 'Me prévenir avant qu’une application sache qui je suis',
  charter: {
    title: (brand: string) => `La charte de ${brand}`,
    lead: 'Avant d’ouvrir vos applications, lisez la charte et acceptez-la. Elle ne vous sera plus demandée tant qu’elle ne change pas.',
    version: (version: number, day: string) =>
      `Version ${version}, en vigueur depuis le ${days.fr.format(new Date(day))}.`,
    accept: 'J’ai lu et j’accepte',
  },
  charterDone: {
    title: 'Vous avez accepté la charte',
    texts: ['Il n’y a rien d’autre à accepter pour le moment.'],
  },
  farewell: {
    title: 'Déconnexion de vos applications',
    texts: ['Vous êtes déconnecté. Nous fermons aussi les applications que vous aviez ouvertes.'],
    go: 'Continuer',
  },
  connected: {
    title: 'Vous êtes connecté',
    texts: ['Vos applications s’ouvrent sans que vous ayez à vous connecter de nouveau.'],
  },
  warn: {
    title: (service: string) => `Ouvrir ${service}`,
    texts: (service: string) => [
      `${service} va savoir qui vous êtes. Vous avez demandé à en être averti.`,
    ],
  },
  post: { title: (service: string) => `Ouverture de ${service}` },
  open: (service: string) => `Ouvrir ${service}`,
};

const en: typeof fr = {
  unknown: {
    title: 'This application is not linked',
    texts: (address) => [
      'The application that sends you here is not one of your digital workspace: we do not tell it who you are.',
      `If it should be one, give this address to the help desk: ${address}`,
    ],
  },
  malformed: 'an address that we cannot read',
  notForYou: {
    title: (service) => `${service} is not open to you`,
    texts: [
      'This application is open to other people of your school, or of other schools.',
      'If you need it, ask the administrator of your school.',
    ],
  },
  notYet: {
    title: (service) => `${service} is not open yet`,
    texts: (day) => [`This application will be open to you on ${days.en.format(new Date(day))}.`],
  },
  over: {
    title: (service) => `${service} is no longer open`,
    texts: (day) => [`This application was open to you until ${days.en.format(new Date(day))}.`],
  },
  tooWeak: {
    title: (service) => `${service} asks for a safer sign-in`,
    texts: [
      'This application opens after a sign-in with a second factor: a code or a key, beside the password.',
      'Add one under “Me”, then sign in again.',
    ],
  },
  which: {
    title: (service) => `Open ${service}: for which school?`,
    texts: [
      'You work in several schools that have this application. Your choice holds for it, until you sign out.',
    ],
  },
  wishWarning: 'Warn me before an application learns who I am',
  charter: {
    title: (brand) => `The charter of ${brand}`,
    lead: 'Before you open your applications, read the charter and accept it. You will not be asked again as long as it does not change.',
    version: (version, day) =>
      `Version ${version}, in force since ${days.en.format(new Date(day))}.`,
    accept: 'I have read it and I accept',
  },
  charterDone: {
    title: 'You have accepted the charter',
    texts: ['There is nothing else to accept for now.'],
  },
  farewell: {
    title: 'Signing out of your applications',
    texts: ['You are signed out. We also close the applications that you had opened.'],
    go: 'Continue',
  },
  connected: {
    title: 'You are signed in',
    texts: ['Your applications open without signing in again.'],
  },
  warn: {
    title: (service) => `Open ${service}`,
    texts: (service) => [`${service} will know who you are. You asked to be told.`],
  },
  post: { title: (service) => `Opening ${service}` },
  open: (service) => `Open ${service}`,
};

/** What the pages about applications say. */
export const words: Catalogue<typeof fr> = { fr, en };
