import { answered, type PageOffer, type PlaceOffer, type Schedule } from '#kernel/module';
import type { Context } from '#modules/directory';
import { dropOldActs } from './commands/drop-old-acts.ts';
import { firstLook, listAccounts, readAccountsDesk } from './contract.ts';
import { canLookAfter } from './policy.ts';
import { accountsIn } from './queries/accounts.ts';
import { readDesk } from './routes.ts';

/** The pages of whoever looks after accounts. */
export const accountPages: readonly PageOffer<Context>[] = [
  {
    path: '/administration/comptes',
    summary: 'The accounts of my school: find, lock, reset, delete, and take it back.',
    answers: async (ctx) => {
      const desk = await readDesk(ctx);
      const [place, ...others] = desk.places;
      const page = [answered(readAccountsDesk, {}, desk)];
      if (place === undefined || others.length > 0) return page;
      const asked = firstLook(place);
      return [...page, answered(listAccounts, asked, await accountsIn(ctx, asked))];
    },
  },
];

/** Looks after the accounts of some school, or of a class. */
export const looksAfterSome = ({ actor }: Context) =>
  canLookAfter(actor, actor.hat?.structureId ?? null) ||
  actor.powers.some(
    ({ structureId, verb }) => verb === 'reset-accounts' || canLookAfter(actor, structureId),
  );

/** Where they are found. */
export const accountPlaces: readonly PlaceOffer<Context>[] = [
  {
    href: '/administration/comptes',
    label: { fr: 'Comptes', en: 'Accounts' },
    about: {
      fr: 'Verrouiller un compte, redonner un code à qui a perdu son mot de passe, supprimer, revenir en arrière.',
      en: 'Lock an account, give a new code to whoever lost their password, delete, take it back.',
    },
    under: 'administration',
    isFor: looksAfterSome,
  },
];

/** What the clock asks of accounts. */
export const accountSchedules: readonly Schedule[] = [
  {
    name: 'drop-old-account-acts',
    every: '50 2 * * *',
    label: {
      fr: 'Oublier comment revenir sur d’anciennes actions',
      en: 'Forget how to take old acts back',
    },
    do: dropOldActs,
  },
];
