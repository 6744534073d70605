import { answered, type PageOffer, type PlaceOffer } from '#kernel/module';
import type { Context } from '#modules/directory';
import { canLookAfter } from '../accounts/policy.ts';
import { listLocalAccounts } from './contract.ts';
import { readLocalAccounts } from './routes.ts';

/** `/administration/comptes-locaux`. */
export const localPages: readonly PageOffer<Context>[] = [
  {
    path: '/administration/comptes-locaux',
    summary: 'Accounts that no feed brings, until a day: open, extend, end.',
    answers: async (ctx) => [answered(listLocalAccounts, {}, await readLocalAccounts(ctx))],
  },
];

/** Where it is found. */
export const localPlaces: readonly PlaceOffer<Context>[] = [
  {
    href: '/administration/comptes-locaux',
    label: { fr: 'Comptes locaux', en: 'Local accounts' },
    about: {
      fr: 'Ouvrir un compte à un invité, un intervenant ou un remplaçant, jusqu’à une date.',
      en: 'Open an account for a guest, a speaker or a substitute, until a day.',
    },
    under: 'administration',
    isFor: ({ actor }) =>
      canLookAfter(actor, actor.hat?.structureId ?? null) ||
      actor.powers.some(({ structureId }) => canLookAfter(actor, structureId)),
  },
];
