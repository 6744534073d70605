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
