import type { PlaceOffer } from '#kernel/module';
import { type Context, kindOf } from '#modules/directory';
import { signsInByClass } from './settings.ts';

/** Where those who teach young pupils find it. */
export const youngPlace: PlaceOffer<Context> = {
  href: '/classe/appareils',
  label: { fr: 'Connexion de la classe', en: 'Sign-in of the class' },
  about: {
    fr: 'Ouvrir une tablette pour la classe, imprimer les cartes, débloquer un élève.',
    en: 'Open a tablet for the class, print the cards, free a pupil who is blocked.',
  },
  under: 'me',
  isFor: async (ctx) => {
    const schools = ctx.actor.hats
      .filter(({ profile }) => profile === 'ENS' || profile === 'DIR')
      .map(async ({ structureId }) =>
        signsInByClass(ctx, structureId, await kindOf(ctx, structureId)),
      );
    return (await Promise.all(schools)).includes(true);
  },
};
