import type { Database } from '#kernel/db';
import { ReplicaFault, wordsOf } from '../../replica/faults.ts';
import type { ReplicaSession } from '../../replica/session.ts';

/** What a synchronisation did. */
export interface SyncReport {
  /** Whether the replica itself was read. */
  full: boolean;
  added: number;
  modified: number;
  deleted: number;
  unchanged: number;
  /** Of those, entries that somebody had changed, added or removed in the replica. */
  repaired: number;
  refused: number;
  /** The first of the refused: which entry, and what the replica said. */
  refusals: { dn: string; reason: string }[];
  seconds: number;
}

/** What the parts of a synchronisation share. */
export interface Sync {
  /** Outside the moment that is told: what is written there stays. */
  ctx: { db: Database };
  session: ReplicaSession;
  tally: Tally;
  base: string;
}

const SHOWN = 100;
const ENOUGH = 200;

/** Counts. */
export class Tally {
  readonly isFull: boolean;
  readonly #started = performance.now();
  readonly #counts = { added: 0, modified: 0, deleted: 0, unchanged: 0, repaired: 0, refused: 0 };
  readonly #refusals: { dn: string; reason: string }[] = [];

  constructor(isFull: boolean) {
    this.isFull = isFull;
  }

  count(
    what: Exclude<keyof SyncReport, 'full' | 'refused' | 'refusals' | 'seconds'>,
    many = 1,
  ): void {
    this.#counts[what] += many;
  }

  /** A replica that refuses one entry after the other is out of order: it need not be asked for all. */
  refuse(dn: string, error: unknown): void {
    const reason = wordsOf(error);
    this.#counts.refused += 1;
    if (this.#refusals.length < SHOWN) this.#refusals.push({ dn, reason });
    const { added, modified, deleted } = this.#counts;
    if (this.#counts.refused >= ENOUGH && added + modified + deleted === 0)
      throw new ReplicaFault(`Le réplica refuse tout : ${reason} (${dn}).`);
  }

  get hasChanged(): boolean {
    const { added, modified, deleted } = this.#counts;
    return added + modified + deleted > 0;
  }

  report(): SyncReport {
    const seconds = Math.round(performance.now() - this.#started) / 1000;
    return { full: this.isFull, ...this.#counts, refusals: this.#refusals, seconds };
  }
}
