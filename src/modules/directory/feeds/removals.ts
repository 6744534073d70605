import type pg from 'pg';
import { FeedRefused } from './feed.ts';
import { stepSql } from './stage.ts';

/** People of one structure whom a complete feed does not name any more, of those it named before. */
export interface Removal {
  uai: string | null;
  name: string;
  people: number;
  gone: number;
}

/** Where many may disappear: everywhere, or in the structures of these UAI. */
export type AllowedRemovals = 'all' | readonly string[];

/** What may disappear: this percentage of a school at once, more where it is allowed. */
export interface ToleratedRemovals {
  percent: number;
  allowed: AllowedRemovals;
}

/** Below this number of people nobody is alarmed, whatever the part of the school it makes. */
const FLOOR = 5;

/** A feed that would make too many people disappear from a school: more probably a broken export than a true one. */
export class RemovalsRefused extends FeedRefused {
  readonly removals: readonly Removal[];

  constructor(removals: readonly Removal[]) {
    const list = removals.map(
      ({ uai, name, people, gone }) => `${name} (${uai ?? 'sans UAI'}), ${gone} sur ${people}`,
    );
    super(
      `trop de personnes disparaissent : ${list.join(' ; ')}. Si c’est voulu : --allow-removals, ou --allow-removals=UAI,UAI`,
    );
    this.removals = removals;
  }
}

/**
 * Refuses the staged feed when a larger part of the people of a structure disappears than is tolerated, five at least.
 * Asked once the absent records are known, before anything is changed.
 */
export async function refuseRemovals(
  client: pg.Client,
  { percent, allowed }: ToleratedRemovals,
): Promise<void> {
  if (allowed === 'all') return;
  const { rows } = await client.query<Removal>(stepSql('removals'));
  const alarming = rows.filter(
    ({ uai, people, gone }) =>
      gone >= FLOOR && gone * 100 > people * percent && (uai === null || !allowed.includes(uai)),
  );
  if (alarming.length > 0) throw new RemovalsRefused(alarming);
}
