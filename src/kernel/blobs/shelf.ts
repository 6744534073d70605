import type { Readable } from 'node:stream';

/** Bytes of a file, first and last included. */
export interface Span {
  from: number;
  to: number;
}

/** Where bytes are: a folder, or a bucket. A place is written once, whole or not at all, and never anew. */
export interface Shelf {
  /** Puts a file of ours, of `size` bytes, at a place; the file may be moved. The same twice changes nothing. */
  put: (place: string, file: string, size: number) => Promise<void>;
  open: (place: string, span?: Span) => Promise<Readable>;
  /** Takes the bytes of a place away; nothing happens when there are none. */
  remove: (place: string) => Promise<void>;
  /** Says in French, for operators, where it is and that it answers; throws when it does not. */
  check: () => Promise<string>;
}
