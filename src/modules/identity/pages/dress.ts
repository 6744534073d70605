import type { Brand } from '#contracts/brands';
import type { Comfort } from '#kernel/comfort/contract';

/** The addresses of the files that every page needs, as `dist/render/render.js` gives them in `assets`. */
export interface PageFiles {
  /** The one style sheet. */
  style: string;
  /** The latin file of the typeface, to fetch early. */
  font: string;
  /** The script that asks the browser for a passkey; only pages with a passkey load it. */
  passkey?: string | undefined;
}

/** What every page without script wears: the brand of the host, the files, the reader's comfort. */
export interface Dress {
  brand: Brand;
  files: PageFiles;
  comfort: Comfort;
}
