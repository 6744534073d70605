import { answered, type PageOffer, type PlaceOffer } from '#kernel/module';
import type { Context } from '#modules/directory';
import { readAccountsDesk } from '../accounts/contract.ts';
import { looksAfterSome } from '../accounts/offers.ts';
import { readDesk } from '../accounts/routes.ts';
import { readLetterGroups } from './contract.ts';
import { groupsOf } from './routes.ts';

/** `/administration/comptes/activation`. */
export const letterPages: readonly PageOffer<Context>[] = [
  {
    path: '/administration/comptes/activation',
    summary: 'Who has not activated their account, and letters for them.',
    answers: async (ctx) => {
      const desk = await readDesk(ctx);
      const page = [answered(readAccountsDesk, {}, desk)];
      const [place, ...others] = desk.places;
      if (place === undefined || others.length > 0) return page;
      const asked = { structureId: place.id };
      return [
        ...page,
        answered(readLetterGroups, asked, { groups: await groupsOf(ctx, place.id) }),
      ];
    },
  },
];

/** Where it is found. */
export const letterPlaces: readonly PlaceOffer<Context>[] = [
  {
    href: '/administration/comptes/activation',
    label: { fr: 'Lettres d’activation', en: 'Activation letters' },
    about: {
      fr: 'Voir qui n’a pas encore activé son compte, et imprimer les lettres à remettre, classe par classe.',
      en: 'See who has not activated their account yet, and print the letters to hand out, class by class.',
    },
    under: 'administration',
    isFor: looksAfterSome,
  },
];
