import type { Line } from './pen.ts';

/** A part of a letter, in millimetres, in the order in which letters are read aloud; without a tag it is decoration. */
export type LetterPart =
  | { tag: 'H1' | 'P'; lines: readonly Line[] }
  | { qr: { x: number; y: number; side: number } }
  | { mark: { x: number; y: number; side: number } }
  | { box: { x: number; y: number; width: number; height: number } }
  | { step: { n: number; x: number; y: number } };
