import { answered, type PageOffer, type PlaceOffer } from '#kernel/module';
import type { Catalogue } from '#kernel/words';
import type { Context } from '#modules/directory';
import * as contract from './contract.ts';
import { type NotificationsOptions, postOf } from './options.ts';
import { canSeePost } from './policy.ts';
import { choicesOf } from './queries/choices.ts';
import { noticesOf } from './queries/notices.ts';
import { myLetters, readPostOffice } from './routes.ts';

/** The pages of notifications, with what each shows first. */
export const pages = (options: NotificationsOptions): readonly PageOffer<Context>[] => [
  {
    path: '/moi/notifications',
    summary: 'My notices, which I want, and where mail goes.',
    answers: async (ctx) => {
      const [notices, choices] = await Promise.all([noticesOf(ctx), choicesOf(ctx, options)]);
      return [
        answered(contract.listNotices, {}, notices),
        answered(contract.readChoices, {}, choices),
      ];
    },
  },
  {
    path: '/administration/courrier',
    summary: 'How mail leaves, and what does not.',
    answers: async (ctx) => [
      answered(contract.readPostOffice, {}, await readPostOffice(ctx, options)),
    ],
  },
  ...(options.config.demo ? [demoPage] : []),
];

const demoPage: PageOffer<Context> = {
  path: '/moi/courrier',
  summary: 'The letters that the demonstration would have sent me.',
  answers: async (ctx) => [answered(contract.listMyLetters, {}, { letters: await myLetters(ctx) })],
};

/** Where its pages are found. */
export const places = (options: NotificationsOptions): readonly PlaceOffer<Context>[] => [
  {
    href: '/moi/notifications',
    label: { fr: 'Notifications', en: 'Notices' },
    about: {
      fr: 'Ce qui est arrivé, ce que vous voulez savoir, et l’adresse de vos courriels.',
      en: 'What happened, what you want to know, and the address of your mail.',
    },
    under: 'me',
    isFor: () => true,
  },
  ...(options.config.demo ? [demoPlace] : []),
  {
    href: '/administration/courrier',
    label: { fr: 'Courrier', en: 'Mail' },
    about: postWords[postOf(options)],
    under: 'administration',
    isFor: ({ actor }) => canSeePost(actor),
  },
];

const demoPlace: PlaceOffer<Context> = {
  href: '/moi/courrier',
  label: { fr: 'Courrier de la démonstration', en: 'Mail of the demonstration' },
  about: {
    fr: 'Les courriels que vous auriez reçus : ici, personne ne les envoie.',
    en: 'The mail that you would have received: nobody sends it here.',
  },
  under: 'me',
  isFor: () => true,
};

const postWords: Record<contract.Post, Catalogue<string>> = {
  sent: {
    fr: 'Par où partent les courriels, et ceux qui ne partent pas.',
    en: 'How mail leaves, and what does not.',
  },
  kept: {
    fr: 'Les courriels de la démonstration : gardés ici, jamais envoyés.',
    en: 'The mail of the demonstration: kept here, never sent.',
  },
  off: {
    fr: 'Aucun courriel n’est envoyé : la variable PREAU_SMTP_URL n’est pas réglée.',
    en: 'No mail is sent: the variable PREAU_SMTP_URL is not set.',
  },
};
