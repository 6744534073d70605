import { en } from './en.ts';
import { fr } from './fr.ts';

/** What the pages of second factors say. */
export const words = { fr, en };
