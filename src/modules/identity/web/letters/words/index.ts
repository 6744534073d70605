import type { Catalogue } from '#kernel/words';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** The words of activation letters, in each language. */
export const words: Catalogue<typeof fr> = { fr, en };
