import type { PlaceOffer } from '#kernel/module';
import type { Context } from '#modules/directory';
import { openableClasses } from './queries/classes.ts';

/** Where those who teach young pupils find it. */
export const youngPlace: PlaceOffer<Context> = {
  href: '/classe/appareils',
  label: { fr: 'Connexion de la classe', en: 'Sign-in of the class' },
  about: {
    fr: 'Ouvrir une tablette pour la classe, imprimer les cartes, débloquer un élève.',
    en: 'Open a tablet for the class, print the cards, free a pupil who is blocked.',
  },
  under: 'me',
  isFor: async (ctx) =>
    ctx.actor.hats.some(({ profile }) => profile === 'ENS' || profile === 'DIR') &&
    (await openableClasses(ctx)).length > 0,
};
