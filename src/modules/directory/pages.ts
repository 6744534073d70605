import { answered, type PageOffer, type PlaceOffer } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import type { Context } from './actor.ts';
import { annuairePages } from './annuaire/offers.ts';
import { cardPages, visibilityPlace } from './card/offers.ts';
import { companiesPage, companiesPlace } from './companies/offers.ts';
import * as contract from './contract.ts';
import { custodyPage, custodyPlace } from './custody/offers.ts';
import { familyPage } from './families/offers.ts';
import { uploadPage, uploadPlace } from './feeds/upload/offers.ts';
import { groupPages, groupPlace } from './groups/offers.ts';
import { canDelegate, canReadFeeds, platform } from './policy.ts';
import { listDelegations, readDivision } from './routes.ts';

/** The directory's pages, with what each shows first. */
export const pages: readonly PageOffer<Context>[] = [
  {
    path: '/classes/:id',
    summary: 'A division or groupe.',
    answers: async (ctx, given) => {
      const { success, data } = contract.readDivision.input.safeParse(given);
      if (!success) return refuse('missing', 'directory.no-such-division');
      return [answered(contract.readDivision, data, await readDivision(ctx, data.id))];
    },
  },
  {
    path: '/administration/delegations',
    summary: 'Who holds which power, until when and why; giving and ending them.',
    answers: async (ctx) => [answered(contract.listDelegations, {}, await listDelegations(ctx))],
  },
  custodyPage,
  familyPage,
  companiesPage,
  uploadPage,
  ...cardPages,
  ...annuairePages,
  ...groupPages,
];

/** Where its pages are found. */
export const places: readonly PlaceOffer<Context>[] = [
  {
    href: '/alimentation',
    label: { fr: 'Alimentation', en: 'Feeds' },
    about: {
      fr: 'Ce que l’annuaire a reçu des académies, et ce qui a été laissé de côté.',
      en: 'What the directory received from the academies, and what was left aside.',
    },
    under: 'administration',
    isFor: ({ actor }) => canReadFeeds(actor, platform),
  },
  {
    href: '/administration/delegations',
    label: { fr: 'Délégations', en: 'Delegations' },
    about: {
      fr: 'Qui peut agir à votre place, jusqu’à quand et pourquoi. Donner un droit, y mettre fin.',
      en: 'Who may act in your place, until when and why. Give a right, end it.',
    },
    under: 'administration',
    isFor: ({ actor }) =>
      canDelegate(actor, { structureId: actor.hat?.structureId ?? null }) ||
      actor.powers.some(({ structureId }) => canDelegate(actor, { structureId })),
  },
  custodyPlace,
  companiesPlace,
  uploadPlace,
  visibilityPlace,
  groupPlace,
];
