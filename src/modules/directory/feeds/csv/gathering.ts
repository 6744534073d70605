import type { FeedRecord, FeedType } from '../feed.ts';
import type { MappedRow } from './mapping.ts';
import { RowRefused } from './values.ts';

/** A record that was made, and the line where it is said first. */
export interface Made {
  record: FeedRecord;
  file: string;
  line: number;
}

/** A line that was left out. `id`: whose it is, when that is known: what is known of them stays. */
export interface LeftRow {
  file: string;
  line: number;
  type: FeedType;
  id: string | null;
  reason: string;
}

/** Lines that speak of one identifier, each with what it says. */
export interface Spoken<T> {
  id: string;
  rows: { row: MappedRow; said: T }[];
}

/**
 * Reads each line, and gathers those that speak of the same person. A line that cannot be read is left; so are all those
 * of one identifier when `differ` tells that they cannot be of one person.
 */
export function gather<T>(
  rows: readonly MappedRow[],
  type: FeedType,
  idOf: (row: MappedRow) => string,
  read: (row: MappedRow, id: string) => T,
  differ: (one: T, other: T) => string | null,
): { spoken: Spoken<T>[]; left: LeftRow[] } {
  const found = new Map<string, Spoken<T>>();
  const left: LeftRow[] = [];
  for (const row of rows) {
    let id: string | null = null;
    try {
      id = idOf(row);
      const said = read(row, id);
      const spoken = found.get(id) ?? { id, rows: [] };
      found.set(id, spoken);
      spoken.rows.push({ row, said });
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      left.push({ file: row.file, line: row.line, type, id, reason: error.message });
    }
  }
  const spoken = [...found.values()].filter((one) => {
    const reason = contradiction(one, differ);
    if (reason === null) return true;
    for (const { row } of one.rows)
      left.push({ file: row.file, line: row.line, type, id: one.id, reason });
    return false;
  });
  return { spoken, left };
}

function contradiction<T>(
  { rows }: Spoken<T>,
  differ: (one: T, other: T) => string | null,
): string | null {
  const [first, ...others] = rows;
  for (const other of others) {
    const why = first && differ(first.said, other.said);
    if (first && why) return `${why} aux lignes ${first.row.line} et ${other.row.line} : ${ADVICE}`;
  }
  return null;
}

const ADVICE = 'si ce sont deux personnes, ajoutez une colonne « identifiant »';
