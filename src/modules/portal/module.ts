import type { Module } from '#kernel/module';
import type { Context, Visit } from '#modules/directory';
import type { PortalParts } from './pages.ts';
import { routes } from './routes.ts';

/** Accueil: the frame of every page, and what it gathers from the others. */
export const portalHouse = (parts: PortalParts): Module<Visit, Context> => ({
  name: 'portal',
  label: 'Accueil',
  routes: (serve) => routes(serve, parts),
  exportPerson: async () => null,
  forgetPerson: async () => undefined,
  retention: [],
});
