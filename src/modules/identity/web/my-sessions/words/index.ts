import type { Catalogue } from '#kernel/words';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** The words of one’s own sessions, in each language. */
export const words: Catalogue<typeof fr> = { fr, en };
