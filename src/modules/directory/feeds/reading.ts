import type { FeedSource, FeedType, NamedGroup, RefusedRecord } from './feed.ts';
import type { Stage } from './rows.ts';

/** What reading a feed needs from whoever loads it, in the same thread or another. */
export interface Loader {
  /** The sorted hashes of what that source gave before, none for a delta. May refuse the feed (older than the last one). */
  known(source: FeedSource): Promise<BigInt64Array>;
  /** Whole COPY lines for one staging table; resolves when more may come. */
  rows(stage: Stage, lines: Buffer): Promise<void>;
}

/** What was read, once every file is. */
export interface Reading {
  source: FeedSource;
  /** Records of each type, refused ones included. */
  read: Record<FeedType, number>;
  /** The first of them; `refusedCount` counts them all. */
  refused: RefusedRecord[];
  refusedCount: number;
  /** Records refused though they have an id: what is known of them stays as it was. */
  held: { type: FeedType; id: string }[];
  /** Records that a delta says are no more. */
  deleted: { type: FeedType; id: string }[];
  /** Names of groups that are told beside their members. */
  named: NamedGroup[];
  /** Hashes that no record has any more. */
  unmet: bigint[];
  unknownAttributes: Record<string, number>;
  bytes: number;
}
