import type { Catalogue } from '#kernel/words';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** What the pages of the door say. */
export const words: Catalogue<typeof fr> = { fr, en };
