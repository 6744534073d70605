import type { FeedSource, FeedType, NamedGroup, RefusedRecord } from './feed.ts';
import type { Stage } from './rows.ts';

/** What reading a feed needs from whoever loads it, in the same thread or another. */
export interface Loader {
  /** The sorted hashes of what that source gave before, none for a delta. May refuse the feed (older than the last one). */
  known(source: FeedSource): Promise<BigInt64Array>;
  /** Whole COPY lines for one staging table; resolves when more may come. */
  rows(stage: Stage, lines: Buffer): Promise<void>;
}

/** Why a newcomer looks like somebody who goes: in both, the same … */
export type NearReason = 'names' | 'birth-and-family' | 'birth-and-given' | 'given-and-child';

/** Somebody who seems to disappear and to come under other words: a corrected name or birth date, no silent loss. */
export interface NearPerson {
  file: string;
  line: number;
  type: FeedType;
  /** Identifiers of the newcomer's record, and of that of whom they look like. */
  id: string;
  wasId: string;
  why: NearReason;
  /** Both in words for whoever has the file; never kept with the report. */
  is: string;
  was: string;
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
  /** Where identifiers are made of names: who may be somebody that the source names no more. */
  near?: readonly NearPerson[];
}
