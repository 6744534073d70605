import { answered, type PageOffer, type PlaceOffer } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import type { Context } from './actor.ts';
import * as contract from './contract.ts';
import { canReadFeeds } from './policy.ts';
import { listFeeds, readDivision } from './routes.ts';

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
    path: '/alimentation',
    summary: 'The last feeds, for administrators.',
    answers: async (ctx) => [answered(contract.listFeeds, {}, { feeds: await listFeeds(ctx) })],
  },
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
    isFor: ({ actor }) => canReadFeeds(actor),
  },
];
