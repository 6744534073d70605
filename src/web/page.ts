import type { Brand } from '#contracts/brands';
import type { WhoIAm } from '#contracts/identity';
import type { Place } from '#contracts/portal';
import type { Comfort } from '#kernel/comfort/contract';
import type { Problem } from '#kernel/contract';

/**
 * A page as the server hands it to `render`, and as the browser finds it again in the HTML:
 * where one is, who one is, and the answers that the page would otherwise have to ask for.
 */
export interface Page {
  /** The path alone, without query: `/`, `/moi`, `/classes/0192…`. */
  path: string;
  /** The query as asked, without its `?`: `jour=2026-11-25`. */
  search?: string;
  me: WhoIAm;
  brand: Brand;
  comfort: Comfort;
  /** Where else this person may go, besides what everybody has. */
  places: Place[];
  /** The widgets on it, by name: their rooms are fetched at once. */
  widgets: string[];
  /** By the address that the browser app would ask. */
  answers: { address: string; reply: unknown }[];
  /** What went wrong, when the page could not be made: shown in the frame, with its reference. */
  problem?: Problem | undefined;
}
