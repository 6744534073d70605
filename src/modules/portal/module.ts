import { answered, type Module } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { findAnything } from './contract.ts';
import type { PortalParts } from './pages.ts';
import { placesFor } from './queries/places.ts';
import { search } from './queries/search.ts';
import { routes } from './routes.ts';

/** Accueil: the frame of every page, and what it gathers from the others. */
export const portalHouse = (parts: PortalParts): Module<Visit, Context> => ({
  name: 'portal',
  label: { fr: 'Accueil', en: 'Home' },
  routes: (serve) =>
    routes(serve, {
      ...parts,
      pages: [
        ...parts.pages,
        {
          path: '/recherche',
          summary: 'Find people and classes.',
          answers: async (ctx, { text }) =>
            typeof text === 'string' && text !== ''
              ? [answered(findAnything, { text }, await search(ctx, text, parts.searchables))]
              : [],
        },
        {
          path: '/administration',
          summary: 'What I administer, page by page.',
          answers: async (ctx) => {
            if (
              !(await placesFor(ctx, parts.places)).some(({ under }) => under === 'administration')
            )
              refuse('missing', 'kernel.no-such-page');
            return [];
          },
        },
      ],
    }),
  keepsPeople: false,
});
