import { answered, type PageOffer, type PlaceOffer } from '#kernel/module';
import type { Context } from '#modules/directory';
import { listMySessions } from './contract.ts';
import { mySessions } from './queries.ts';

/** `/moi/connexions`. */
export const mySessionPages: readonly PageOffer<Context>[] = [
  {
    path: '/moi/connexions',
    summary: 'Where my account is open, and was; sign out elsewhere.',
    answers: async (ctx) => [answered(listMySessions, {}, await mySessions(ctx))],
  },
];

/** Where it is found. */
export const mySessionPlaces: readonly PlaceOffer<Context>[] = [
  {
    href: '/moi/connexions',
    label: { fr: 'Mes connexions', en: 'My sign-ins' },
    about: {
      fr: 'Voir où votre compte est ouvert, déconnecter un appareil, changer de mot de passe.',
      en: 'See where your account is open, sign a device out, change your password.',
    },
    under: 'me',
    isFor: () => true,
  },
];
