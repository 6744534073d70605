/** What to do with one more refusal: write it, write that no more are written for a while, or nothing. */
export type Verdict = 'write' | 'last' | 'drop';

/** Counts refusals, so that a loop cannot fill the disk. */
export type Bound = (key: string, now: Date) => Verdict;

const WINDOW = 600_000;

/** In ten minutes: `each` refusals of one key, `all` of all keys together; in the memory of this program. */
export function openBound({ each, all }: { each: number; all: number }): Bound {
  let since = 0;
  let total = 0;
  const counts = new Map<string, number>();
  return (key, now) => {
    if (Math.abs(now.valueOf() - since) >= WINDOW) {
      since = now.valueOf();
      total = 0;
      counts.clear();
    }
    if (total > all) return 'drop';
    const count = (counts.get(key) ?? 0) + 1;
    if (count > each + 1) return 'drop';
    counts.set(key, count);
    total += 1;
    return count === each + 1 || total > all ? 'last' : 'write';
  };
}
