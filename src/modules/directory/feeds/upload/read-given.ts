import { readTable } from '../csv/csv-table.ts';
import { proposeMapping } from '../csv/mapping.ts';
import { FeedRefused } from '../feed.ts';
import { inColumns } from '../onde/layout.ts';
import { type GivenTable, TableKind } from './contract.ts';

/** Bytes as a file that readers open. */
export const fileOf = (name: string, bytes: Buffer) => ({
  name,
  open: async function* () {
    yield bytes;
  },
});

const LONGEST_SAMPLE = 60;

/** What a file seems to hold, or why it cannot be read. */
export async function readGiven(
  name: string,
  bytes: Buffer,
  kind: 'csv' | 'onde',
): Promise<Omit<GivenTable, 'name' | 'size'>> {
  const nothing = { lines: 0, kind: null, headers: [], columns: {}, fault: null };
  try {
    const table = await readTable(fileOf(name, bytes), { isRagged: kind === 'onde' });
    const lines = table.rows.length + table.misshapen.length;
    if (kind === 'onde') return { ...nothing, lines, kind: TableKind.parse(inColumns(table).kind) };
    const [guessed] = proposeMapping([table]).files;
    const wanted = TableKind.safeParse(guessed?.kind).data ?? 'eleves';
    const [found] = proposeMapping([table], wanted).files;
    const { columns = {}, samples = {} } = found ?? {};
    const headers = table.headers.map((header) => ({
      header,
      samples: (samples[header] ?? []).map((one) => one.slice(0, LONGEST_SAMPLE)),
    }));
    return { ...nothing, lines, kind: wanted, headers, columns };
  } catch (error) {
    if (!(error instanceof FeedRefused)) throw error;
    const fault = { reason: error.message, file: name, line: error.line };
    return { ...nothing, fault };
  }
}
