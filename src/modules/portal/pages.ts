import type { Brand } from '#contracts/brands';
import type { WhoIAm } from '#contracts/identity';
import type { Comfort } from '#kernel/comfort/contract';
import type { PageAnswer, PageOffer, PlaceOffer, Searchable, WidgetOffer } from '#kernel/module';
import type { Context } from '#modules/directory';
import type { Place } from './contract.ts';

/** A whole page, ready to be drawn. */
export interface PageModel {
  /** The path alone, without query. */
  path: string;
  /** The query as asked, without its `?`. */
  search: string;
  me: WhoIAm;
  brand: Brand;
  comfort: Comfort;
  /** Where else this person may go, besides what everybody has. */
  places: Place[];
  /** The widgets on it, by name. */
  widgets: string[];
  /** What the browser app would otherwise ask for. */
  answers: PageAnswer[];
  nonce: string;
}

/** Draws a page as a whole HTML document. */
export type Draw = (model: PageModel) => string;

/** What the portal is given: what every house offers, and the renderer of pages. */
export interface PortalParts {
  widgets: readonly WidgetOffer<Context>[];
  pages: readonly PageOffer<Context>[];
  places: readonly PlaceOffer<Context>[];
  searchables: readonly Searchable<Context>[];
  draw: Draw;
}
