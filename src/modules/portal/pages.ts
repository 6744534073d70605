import type { Brand } from '#contracts/brands';
import type { DivisionPage, FeedReport } from '#contracts/directory';
import type { WhoIAm } from '#contracts/identity';
import type { Today } from './contract.ts';

/** What a page shows, under the address it is asked at. */
export type PageContent =
  | { page: 'today'; today: Today }
  | { page: 'division'; division: DivisionPage }
  | { page: 'me' }
  | { page: 'feeds'; feeds: FeedReport[] };

/** A whole page, ready to be drawn. */
export interface PageModel {
  path: string;
  brand: Brand;
  me: WhoIAm;
  content: PageContent;
  /** The request's `Cookie` header: how the reader likes to read is in it. */
  cookies: string | undefined;
  nonce: string;
}

/** Draws a page as a whole HTML document. */
export type Pages = (model: PageModel) => string;
