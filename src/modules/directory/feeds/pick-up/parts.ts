import type { Database } from '#kernel/db';
import type { Log } from '#kernel/log';

/** What picking up works with. */
export interface PickUpParts {
  db: Database;
  log: Pick<Log, 'info' | 'warn'>;
  /** The database, for those who take feeds. */
  url: string;
  /** Absolute folder under which every source has its own. */
  root: string;
  now: () => Date;
  /** Milliseconds between two looks that must find the same. */
  settle: number;
}

/** What is not whole after that long without a change is refused. */
export const PATIENCE = 3_600_000;
