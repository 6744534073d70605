import type pg from 'pg';
import type { Database } from '../db.ts';
import type { Log } from '../log.ts';
import type { Reaction, Schedule } from '../module.ts';

/** What one house asks of the worker. */
export interface WorkOf {
  module: string;
  on: readonly Reaction[];
  schedules: readonly Schedule[];
}

/** How much and how patiently the worker works. */
export interface Pace {
  /** Reactions at once. */
  lanes: number;
  /** Milliseconds between two looks at an empty outbox. */
  look: number;
  /** Seconds before the second attempt; each next pause is two and a half times as long, six hours at most. */
  firstPause: number;
  /** Attempts before an event is given up. */
  attempts: number;
}

/** Twelve attempts: about fifteen hours, a night of somebody else's server being down. */
export const usualPace: Pace = { lanes: 4, look: 200, firstPause: 5, attempts: 12 };

/** What every part of the worker stands on. */
export interface WorkerParts {
  pool: pg.Pool;
  db: Database;
  log: Log;
  work: readonly WorkOf[];
  pace: Pace;
}
