import { windowOn } from '#kernel/db';

/** A row of `audit.seal`, its digests in hexadecimal. */
export interface Seal {
  number: number;
  /** First day of the month of its acts, UTC. */
  month: string;
  afterId: number;
  upToId: number;
  count: number;
  rows: string;
  previous: string;
  digest: string;
  sealedAt: Date;
}

/** Audit's window on the database: its own tables, and the kernel's acts through SQL. */
export const db = windowOn<Record<never, never>>();
