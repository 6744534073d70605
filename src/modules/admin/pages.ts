import { answered, type PageOffer, type PlaceOffer } from '#kernel/module';
import type { Context } from '#modules/directory';
import * as contract from './contract.ts';
import type { Known } from './known-work.ts';
import { canDecideOnWork, placesClosed, placesSet } from './policy.ts';
import { listClosedYears, listDeadLetters, listSettings } from './routes.ts';

/** The console's pages, with what each shows first. */
export const pages = (known: Known): readonly PageOffer<Context>[] => [
  {
    path: '/administration/travaux',
    summary: 'What was given up after its last attempt.',
    answers: async (ctx) => [
      answered(contract.listDeadLetters, {}, await listDeadLetters(ctx, known)),
    ],
  },
  {
    path: '/administration/reglages',
    summary: 'The settings that I may choose.',
    answers: async (ctx) => [answered(contract.listSettings, {}, await listSettings(ctx, known))],
  },
  {
    path: '/administration/annees',
    summary: 'What the end of each school year closed.',
    answers: async (ctx) => [
      answered(contract.listClosedYears, {}, await listClosedYears(ctx, known)),
    ],
  },
];

/** Where its pages are found: settings only by those who have one to choose. */
export const places = (known: Known): readonly PlaceOffer<Context>[] => [
  {
    href: '/administration/travaux',
    label: { fr: 'Travaux en échec', en: 'Failed work' },
    about: {
      fr: 'Ce que la plateforme n’a pas réussi à faire toute seule, à réessayer ou à abandonner.',
      en: 'What the platform could not do by itself, to try again or to give up.',
    },
    under: 'administration',
    isFor: ({ actor }) => canDecideOnWork(actor),
  },
  {
    href: '/administration/reglages',
    label: { fr: 'Réglages', en: 'Settings' },
    about: {
      fr: 'Les choix qui changent le fonctionnement, sans redémarrer.',
      en: 'The choices that change how things work, without a restart.',
    },
    under: 'administration',
    isFor: ({ actor }) =>
      placesSet(actor).some(
        ({ structureId }) =>
          structureId === null ||
          [...known.settings.values()].some(({ setting }) => setting.scope === 'structure'),
      ),
  },
  {
    href: '/administration/annees',
    label: { fr: 'Fins d’année', en: 'Ends of the year' },
    about: {
      fr: 'Ce que la rentrée a clos toute seule : délégués, délégations sur une classe.',
      en: 'What the new school year closed by itself: delegates, rights over a class.',
    },
    under: 'administration',
    isFor: ({ actor }) => placesClosed(actor).length > 0,
  },
];
