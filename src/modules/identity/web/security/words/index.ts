import type { Catalogue } from '#kernel/words';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** The words of the page of security, in each language. */
export const words: Catalogue<typeof fr> = { fr, en };
