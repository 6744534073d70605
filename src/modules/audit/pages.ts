import { answered, type PageOffer, type PlaceOffer } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import * as contract from './contract.ts';
import { readsSome } from './policy.ts';
import type { Wording } from './queries/act-row.ts';
import { readActs, readMyActs } from './routes.ts';

/** Audit's pages, with what each shows first. */
export const pages = (wording: Wording): readonly PageOffer<Context>[] => [
  {
    path: '/moi/traces',
    summary: 'My traces.',
    answers: async (ctx, given) => {
      const asked = contract.filtersOf({ before: given['before'] });
      const { success, data } = contract.readMyActs.input.safeParse(asked);
      if (!success) return refuse('invalid', 'kernel.invalid');
      return [answered(contract.readMyActs, asked, await readMyActs(ctx, wording, data.before))];
    },
  },
  {
    path: '/administration/traces',
    summary: 'What was done where I look after things.',
    answers: async (ctx, given) => {
      if (!readsSome(ctx.actor)) return refuse('missing', 'kernel.no-such-page');
      const asked = contract.filtersOf(given);
      const { success, data } = contract.readActs.input.safeParse(asked);
      if (!success) return refuse('invalid', 'kernel.invalid');
      return [answered(contract.readActs, asked, await readActs(ctx, wording, data))];
    },
  },
];

/** Where its pages are found. */
export const places: readonly PlaceOffer<Context>[] = [
  {
    href: '/moi/traces',
    label: { fr: 'Mes traces', en: 'My traces' },
    about: {
      fr: 'Mes connexions et ce que j’ai fait ici, pour vérifier que c’était bien moi.',
      en: 'My sign-ins and what I did here, to check that it was me.',
    },
    under: 'me',
    isFor: () => true,
  },
  {
    href: '/administration/traces',
    label: { fr: 'Traces', en: 'Traces' },
    about: {
      fr: 'Qui a fait quoi, quand, depuis quel réseau : les douze derniers mois.',
      en: 'Who did what, when, from which network: the last twelve months.',
    },
    under: 'administration',
    isFor: ({ actor }) => readsSome(actor),
  },
];
