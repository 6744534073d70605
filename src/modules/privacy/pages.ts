import { answered, type PageOffer, type PlaceOffer } from '#kernel/module';
import type { Context } from '#modules/directory';
import * as contract from './contract.ts';
import { duplicatesPage, duplicatesPlace } from './duplicates/offers.ts';
import type { Keeper } from './keepers.ts';
import { canDecideOnPeople } from './policy.ts';
import { keptOfMe } from './queries/kept-of-me.ts';
import { readMerges } from './routes.ts';

/** Privacy's pages, with what each shows first. */
export const pages = (keepers: readonly Keeper[]): readonly PageOffer<Context>[] => [
  {
    path: '/moi/donnees',
    summary: 'What is kept of me, and a copy of it.',
    answers: async (ctx) => [answered(contract.readKeptOfMe, {}, await keptOfMe(ctx, keepers))],
  },
  {
    path: '/administration/personnes',
    summary: 'Erase a person, make one of two, part them again.',
    answers: async (ctx) => [answered(contract.listMerges, {}, await readMerges(ctx))],
  },
  duplicatesPage,
];

/** Where they are found. */
export const places: readonly PlaceOffer<Context>[] = [
  duplicatesPlace,
  {
    href: '/moi/donnees',
    label: { fr: 'Mes données', en: 'My data' },
    about: {
      fr: 'Ce qui est gardé à mon sujet, combien de temps, et comment en avoir la copie.',
      en: 'What is kept about me, for how long, and how to have a copy of it.',
    },
    under: 'me',
    isFor: () => true,
  },
  {
    href: '/administration/personnes',
    label: { fr: 'Fusionner, effacer', en: 'Merge, erase' },
    about: {
      fr: 'Réunir deux fiches d’une même personne, ou effacer une personne qui le demande.',
      en: 'Make one of two records of the same person, or erase a person who asks for it.',
    },
    under: 'administration',
    isFor: ({ actor }) => canDecideOnPeople(actor),
  },
];
