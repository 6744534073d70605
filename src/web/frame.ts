import { createContext, useContext, useEffect } from 'react';
import type { Brand } from '#contracts/brands';
import type { WhoIAm } from '#contracts/identity';
import type { Place } from '#contracts/portal';
import type { Comfort } from '#kernel/comfort/contract';
import type { Catalogue } from '#kernel/words';

/** What does not change from one page to the next: the person, the brand, how they like to read. */
export interface Frame {
  me: WhoIAm;
  brand: Brand;
  /** Where else one may go, besides what everybody has. */
  places: readonly Place[];
  comfort: Comfort;
  wearComfort(comfort: Comfort): void;
  /** Tells the server, while it renders, the title of the document. */
  onTitle: ((title: string) => void) | undefined;
}

/** Given once, around everything. */
export const FrameContext = createContext<Frame | undefined>(undefined);

/** The frame one is in. */
export const useFrame = (): Frame => {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('a page outside its frame');
  return frame;
};

/** A catalogue's words in the language of the reader. */
export const useWords = <Words>(catalogue: Catalogue<Words>): Words =>
  catalogue[useFrame().comfort.language];

/** Names the document after the page: « 5eB · Touraine e-school ». */
export function useDocumentTitle(title: string): void {
  const { brand, onTitle } = useFrame();
  const whole = `${title} · ${brand.name}`;
  onTitle?.(whole);
  useEffect(() => {
    document.title = whole;
  }, [whole]);
}
