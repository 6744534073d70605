import { en } from './en.ts';
import { fr } from './fr.ts';

/** What the pages of the class say. */
export const words = { fr, en };
