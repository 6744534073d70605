import type { Module, WidgetOffer } from '#kernel/module';
import type { Context, Visit } from '#modules/directory';
import type { Pages } from './pages.ts';
import { routes } from './routes.ts';

/** What the portal is given: the widgets of every house, and the renderer of its pages. */
export interface PortalParts {
  widgets: readonly WidgetOffer<Context>[];
  pages: Pages;
}

/** Accueil: the frame of every page, and what it gathers from the others. */
export const portalHouse = (parts: PortalParts): Module<Visit, Context> => ({
  name: 'portal',
  label: 'Accueil',
  routes: (serve) => routes(serve, parts),
  exportPerson: async () => null,
  forgetPerson: async () => undefined,
  retention: [],
});
