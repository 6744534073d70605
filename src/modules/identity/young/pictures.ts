import { randomInt } from 'node:crypto';
import {
  Apple,
  Bike,
  Book,
  Cat,
  Fish,
  Flower,
  House,
  type IconNode,
  Moon,
  Sailboat,
  Sun,
  Umbrella,
  Volleyball,
} from 'lucide';
import type { Seal } from '#kernel/seal';

/** Twelve pictures that a child of six tells apart and can name; drawn by us, so that they are the same on every device. */
export const pictures = {
  chat: Cat,
  maison: House,
  soleil: Sun,
  ballon: Volleyball,
  pomme: Apple,
  bateau: Sailboat,
  fleur: Flower,
  velo: Bike,
  poisson: Fish,
  lune: Moon,
  parapluie: Umbrella,
  livre: Book,
} as const satisfies Record<string, IconNode>;

/** One of the twelve. */
export type Picture = keyof typeof pictures;

/** How many pictures a child knows: 12⁴, more than 14 bits. */
export const SEQUENCE = 4;

/** How many wrong tries before a teacher must give others. */
export const MOST_WRONG = 3;

const names = Object.keys(pictures) as Picture[];

/** Four pictures, in order, drawn for one child. */
export const drawPictures = (): Picture[] =>
  Array.from({ length: SEQUENCE }, () => names[randomInt(names.length)] ?? 'chat');

/** What was chosen so far; anything else counts as nothing. */
export const readPictures = (text: string): Picture[] =>
  text
    .split(' ')
    .filter((name): name is Picture => Object.hasOwn(pictures, name))
    .slice(0, SEQUENCE);

/** What is kept of them. */
export const picturesDigest = (seal: Seal, accountId: string, chosen: readonly Picture[]) =>
  seal.digest(`pictures\n${accountId}\n${chosen.join(' ')}`);
