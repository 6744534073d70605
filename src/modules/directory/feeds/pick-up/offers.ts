import { answered, type Module, type PageOffer, reaction } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '../../actor.ts';
import { listFeeds } from '../../contract.ts';
import { readFeed as feedOf, listFeeds as newestOf } from '../../routes.ts';
import { readFeed } from '../contract.ts';
import { doAsked } from '../upload/commands/do-asked.ts';
import { tablesAsked } from '../upload/contract.ts';
import { doUndo } from './commands/do-undo.ts';
import { tellWeek } from './commands/tell-week.ts';
import { depositDecided, listFeedSources, undoAsked } from './contract.ts';
import { pickUpFeeds } from './pick-up-feeds.ts';
import { listSources, pickUpRoutes } from './routes.ts';

/** Where feeds come from: the folder of all sources; and the database, where somebody takes them. */
export interface FeedFolders {
  root: string;
  url: string | undefined;
}

const SETTLE = 60_000;
const label = {
  fr: 'Prendre les flux déposés pour l’annuaire',
  en: 'Take the feeds that were put there for the directory',
};

/** What the directory brings besides, once it knows where feeds lie. */
export const withPickUp = (
  house: Pick<Module<Visit, Context>, 'routes' | 'pages' | 'schedules' | 'on'>,
  { root, url }: FeedFolders,
) => {
  const pickUp = async (errand: Pick<Parameters<typeof pickUpFeeds>[0], 'db' | 'log'>) => {
    const { db, log } = errand;
    await pickUpFeeds({ db, log, url: database(url), root, settle: SETTLE, now: () => new Date() });
  };
  return {
    routes: (serve: Parameters<NonNullable<typeof house.routes>>[0]) => {
      house.routes?.(serve);
      pickUpRoutes(serve, root);
    },
    pages: [...(house.pages ?? []), ...feedPages(root)],
    on: [
      ...(house.on ?? []),
      reaction(depositDecided, 'take-decided', pickUp, { isAtLeastOnce: true, label }),
      reaction(
        tablesAsked,
        'read-tables',
        async (errand, { draftId }) => doAsked(errand, database(url), draftId),
        {
          isAtLeastOnce: true,
          label: { fr: 'Lire les tableaux d’un établissement', en: 'Read the tables of a school' },
        },
      ),
      reaction(
        undoAsked,
        'undo-feed',
        async (errand, { feedId }) => doUndo(errand, database(url), feedId),
        { isAtLeastOnce: true, label: { fr: 'Annuler une alimentation', en: 'Undo a feed' } },
      ),
    ],
    schedules: [
      ...(house.schedules ?? []),
      { name: 'pick-up-feeds', every: 5 as const, label, do: pickUp },
      {
        name: 'tell-week-of-feeds',
        every: '30 5 * * 1' as const,
        label: { fr: 'Résumer la semaine des alimentations', en: 'Sum up the week of feeds' },
        do: tellWeek,
      },
    ],
  };
};

function database(url: string | undefined): string {
  if (url === undefined) throw new Error('Feeds are taken by the worker.');
  return url;
}

/** `/alimentation` and what lies below it. */
const feedPages = (root: string): PageOffer<Context>[] => [
  {
    path: '/alimentation',
    summary: 'The last feeds, and where they come from; for administrators.',
    answers: async (ctx) => [
      answered(listFeeds, {}, { feeds: await newestOf(ctx) }),
      answered(listFeedSources, {}, await listSources(ctx, root)),
    ],
  },
  {
    path: '/alimentation/sources',
    summary: 'The folders that feeds come into; adding and ending one.',
    answers: async (ctx) => [answered(listFeedSources, {}, await listSources(ctx, root))],
  },
  {
    path: '/alimentation/:id',
    summary: 'One feed: what it changed, what is to be decided.',
    answers: async (ctx, given) => {
      const { success, data } = readFeed.input.safeParse(given);
      if (!success) return refuse('missing', 'directory.no-such-feed');
      return [answered(readFeed, data, await feedOf(ctx, data.id))];
    },
  },
];
