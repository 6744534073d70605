import type { Brand } from '#contracts/brands';
import type { DivisionPage, FeedReport } from '#contracts/directory';
import type { WhoIAm } from '#contracts/identity';
import type { Comfort } from '#kernel/comfort/contract';
import type { WidgetOffer } from '#kernel/module';
import type { Context } from '#modules/directory';
import type { Today } from './contract.ts';

/** What a page shows besides its frame: the answers that the browser app would otherwise ask for. */
export interface PageContent {
  today?: Today;
  division?: DivisionPage;
  feeds?: FeedReport[];
}

/** A whole page, ready to be drawn. */
export interface PageModel extends PageContent {
  /** The path alone, without query. */
  path: string;
  me: WhoIAm;
  brand: Brand;
  comfort: Comfort;
  nonce: string;
}

/** Draws a page as a whole HTML document. */
export type Pages = (model: PageModel) => string;

/** What the portal is given: the widgets of every house, and the renderer of its pages. */
export interface PortalParts {
  widgets: readonly WidgetOffer<Context>[];
  pages: Pages;
}
