import pg from 'pg';

/** What an edit waits: the median and the longest, in milliseconds. */
interface Waits {
  edits: number;
  median: number;
  worst: number;
}

/** Waits of those who edit a person whom the feed changes, and of those who act on any group. */
export interface Held {
  people: Waits;
  groups: Waits;
}

const AT_ONCE = 8;

/**
 * Takes and leaves the locks that edits take, without a pause, as long as `work` goes on. Nothing is written: an edit would
 * make the feed be compared again.
 */
export async function editDuring<T>(
  url: string,
  people: readonly string[],
  work: () => Promise<T>,
): Promise<{ result: T; held: Held }> {
  const pool = new pg.Pool({ connectionString: url, max: AT_ONCE + 1 });
  let isOver = false;
  const repeat = async (sql: string, values: readonly string[] = []): Promise<number[]> => {
    const waits: number[] = [];
    while (!isOver) {
      const began = performance.now();
      await pool.query(sql, [...values]);
      waits.push(performance.now() - began);
      await new Promise((next) => setTimeout(next, 20));
    }
    return waits;
  };
  const edits = people
    .slice(0, AT_ONCE)
    .map((id) => repeat('select from directory.person where id = $1 for no key update', [id]));
  const acts = repeat(`select pg_advisory_xact_lock(hashtext('preau directory.regroup'))`);
  const result = await work();
  isOver = true;
  const held = { people: waitsOf((await Promise.all(edits)).flat()), groups: waitsOf(await acts) };
  await pool.end();
  return { result, held };
}

function waitsOf(all: number[]): Waits {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (part: number) => Math.round(sorted[Math.floor(part * (sorted.length - 1))] ?? 0);
  return { edits: sorted.length, median: at(0.5), worst: at(1) };
}
