import { z } from 'zod';
import { FeedRefused } from '../feed.ts';
import { type Column, columnOf, columnsOf, kindNamed, type TableKind } from './columns.ts';
import type { Table } from './csv-table.ts';
import { plain } from './plain.ts';

const Word = z.string().max(2_000);
const MappedFile = z.object({
  file: Word,
  kind: z.enum(Object.keys(columnsOf) as [TableKind, ...TableKind[]]),
  /** Header → column, or null for what is left. */
  columns: z.record(Word, Word.nullable()),
  /** Column → what the file writes → what Préau reads. */
  values: z.record(Word, z.record(Word, Word)).default({}),
  /** A few values of each header: for the reader's eyes, not read again. */
  samples: z.record(Word, z.array(Word)).optional(),
});

/** Which file holds what, and which of its headers is which column. */
export const Mapping = z.object({ files: z.array(MappedFile).max(50) });
export type Mapping = z.infer<typeof Mapping>;
type MappedFile = z.infer<typeof MappedFile>;

const SAMPLES = 3;

/** The mapping that headers and file names let think; what it does not know is null, for a person to fill in. */
export const proposeMapping = (tables: readonly Table[], only?: TableKind): Mapping => ({
  files: tables.map((table) => {
    const kind = only ?? kindNamed(table.file) ?? kindOfHeaders(table.headers);
    const columns = columnsProposed(kind, table.headers);
    return { file: table.file, kind, columns, values: {}, samples: samplesOf(table) };
  }),
});

/** The kind of which the headers say most. */
function kindOfHeaders(headers: readonly string[]): TableKind {
  const kinds = Object.keys(columnsOf) as TableKind[];
  const known = (kind: TableKind) => headers.filter((header) => columnOf(kind, header)).length;
  return kinds.sort((a, b) => known(b) - known(a))[0] as TableKind;
}

function columnsProposed(kind: TableKind, headers: readonly string[]): MappedFile['columns'] {
  const taken = new Set<string>();
  return Object.fromEntries(
    headers.map((header) => {
      const column = columnOf(kind, header);
      if (column === undefined || taken.has(column)) return [header, null];
      taken.add(column);
      return [header, column];
    }),
  );
}

const samplesOf = ({ headers, rows }: Table) =>
  Object.fromEntries(
    headers.map((header, at) => {
      const values = rows.map(({ cells }) => cells[at] ?? '').filter((value) => value !== '');
      return [header, [...new Set(values)].slice(0, SAMPLES)];
    }),
  );

/** Reads a corrected mapping; says in French what is wrong with it. */
export function mappingFrom(text: string, name: string): Mapping {
  let said: unknown;
  try {
    said = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new FeedRefused('cette correspondance n’est pas du JSON', name);
  }
  const { success, data, error } = Mapping.safeParse(said);
  if (success) return data;
  const where = error.issues[0]?.path.join('.') ?? '';
  throw new FeedRefused(`correspondance mal formée : ${where || 'racine'}`, name);
}

/** One line as columns of Préau; a column that the file has not is absent, an empty cell is the empty text. */
export interface MappedRow {
  file: string;
  line: number;
  values: ReadonlyMap<string, string>;
}

/** A table in the columns of Préau, with how many cells of which headers were left. */
export interface MappedTable {
  kind: TableKind;
  rows: readonly MappedRow[];
  columns: ReadonlySet<string>;
  left: Readonly<Record<string, number>>;
}

/** Puts a table into the columns of its kind. A compulsory column that is missing refuses the file. */
export function mapped(table: Table, mapping: Mapping): MappedTable | undefined {
  const said = mapping.files.find(({ file }) => file === table.file);
  if (said === undefined) return undefined;
  const { kind } = said;
  const places = placesOf(table, said);
  const columns = new Set(places.flatMap((column) => column ?? []));
  const list: readonly Column[] = columnsOf[kind];
  for (const { name, isCompulsory } of list) {
    if (isCompulsory && !columns.has(name))
      throw new FeedRefused(`il manque la colonne « ${name} » (${kind})`, table.file, 1);
  }
  const replaced = replacements(said.values);
  const left: Record<string, number> = {};
  const rows = table.rows.map(({ line, cells }) => {
    const values = new Map<string, string>();
    for (const [at, column] of places.entries()) {
      const cell = cells[at] ?? '';
      if (column !== null) values.set(column, replaced.get(column)?.get(plain(cell)) ?? cell);
      else if (cell !== '') count(left, table.headers[at] ?? '');
    }
    return { file: table.file, line, values };
  });
  return { kind, rows, columns, left };
}

function placesOf(table: Table, { kind, columns }: MappedFile): (string | null)[] {
  const known = new Set<string>(columnsOf[kind].map(({ name }) => name));
  const taken = new Set<string>();
  return table.headers.map((header) => {
    const column = Object.hasOwn(columns, header) ? (columns[header] ?? null) : null;
    if (column === null) return null;
    if (!known.has(column))
      throw new FeedRefused(`« ${column} » n’est pas une colonne de ${kind}`, table.file, 1);
    if (taken.has(column))
      throw new FeedRefused(`deux en-têtes pour la colonne « ${column} »`, table.file, 1);
    taken.add(column);
    return column;
  });
}

const replacements = (values: MappedFile['values']) =>
  new Map(
    Object.entries(values).map(([column, pairs]) => [
      column,
      new Map(Object.entries(pairs).map(([from, to]) => [plain(from), to])),
    ]),
  );

const count = (counts: Record<string, number>, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1;
};
