import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { FeedRefused } from '../feed.ts';
import { type CsvFile, textOf } from './csv-file.ts';

/** One line of a table: where it starts in the file, and its cells, as many as there are headers. */
export interface TableRow {
  line: number;
  cells: readonly string[];
}

/** A file read whole: its headers as they are written, its rows, and the lines that have another shape. */
export interface Table {
  file: string;
  headers: readonly string[];
  rows: readonly TableRow[];
  misshapen: readonly { line: number; reason: string }[];
  bytes: number;
}

const MOST_COLUMNS = 200;
const MOST_ROWS = 200_000;
const LONGEST_CELL = 2_000;
const LONGEST_RECORD = 100_000;

/**
 * Reads a table of one line a record, headers first; `;`, `,` or tabs between cells. What is no such table is refused.
 * `isRagged`: headers may come again, and lines be as long as they like.
 */
export async function readTable(
  file: CsvFile,
  { isRagged = false }: { isRagged?: boolean } = {},
): Promise<Table> {
  let bytes = 0;
  const measured: CsvFile = {
    name: file.name,
    open: async function* () {
      bytes = 0;
      for await (const chunk of file.open()) {
        bytes += chunk.length;
        yield chunk;
      }
    },
  };
  const parser = Readable.from(textOf(measured)).pipe(
    parse({
      bom: true,
      delimiter: await delimiterOf(measured),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD,
    }),
  );
  const table = new Reading(file.name, isRagged);
  try {
    for await (const { record, info } of parser) table.take(record, info.lines);
  } catch (error) {
    throw error instanceof CsvError ? refusalOf(error, file.name) : error;
  }
  return table.end(bytes);
}

class Reading {
  readonly #file: string;
  readonly #isRagged: boolean;
  #headers: string[] | undefined;
  readonly #rows: TableRow[] = [];
  readonly #misshapen: { line: number; reason: string }[] = [];

  constructor(file: string, isRagged: boolean) {
    this.#file = file;
    this.#isRagged = isRagged;
  }

  take(record: string[], lastLine: number): void {
    const line = lastLine - record.reduce((sum, cell) => sum + breaksIn(cell), 0);
    const cells = record.map((cell) => cell.trim());
    if (this.#headers === undefined) this.#headers = this.#headersIn(cells, line);
    else if (cells.some((cell) => cell !== '')) this.#row(cells, line, this.#headers.length);
  }

  end(bytes: number): Table {
    if (this.#headers === undefined) throw new FeedRefused('fichier vide', this.#file);
    return {
      file: this.#file,
      headers: this.#headers,
      rows: this.#rows,
      misshapen: this.#misshapen,
      bytes,
    };
  }

  #headersIn(cells: string[], line: number): string[] {
    while (cells.at(-1) === '') cells.pop();
    const twice = !this.#isRagged && cells.find((cell, at) => cells.indexOf(cell) !== at);
    const fault =
      cells.length > MOST_COLUMNS
        ? `plus de ${MOST_COLUMNS} colonnes`
        : cells.length < 2
          ? 'une seule colonne : des en-têtes séparés par « ; » sont attendus'
          : cells.includes('')
            ? 'une colonne n’a pas d’en-tête'
            : twice
              ? `deux colonnes s’appellent « ${shortened(twice)} »`
              : undefined;
    if (fault !== undefined) throw new FeedRefused(fault, this.#file, line);
    return cells;
  }

  #row(cells: string[], line: number, width: number): void {
    if (this.#rows.length >= MOST_ROWS)
      throw new FeedRefused(`plus de ${MOST_ROWS.toLocaleString('fr-FR')} lignes`, this.#file);
    while (cells.length > width && cells.at(-1) === '') cells.pop();
    const long = cells.find((cell) => cell.length > LONGEST_CELL);
    const most = this.#isRagged ? MOST_COLUMNS : width;
    if (this.#isRagged ? cells.length > most : cells.length !== width)
      this.#misshapen.push({ line, reason: `${cells.length} cellules, ${most} attendues` });
    else if (long !== undefined)
      this.#misshapen.push({ line, reason: `cellule de ${long.length} caractères` });
    else this.#rows.push({ line, cells });
  }
}

const breaksIn = (cell: string): number => cell.match(/\r\n|\r|\n/g)?.length ?? 0;
const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** The separator that the first line has most of, outside quotes. */
async function delimiterOf(file: CsvFile): Promise<string> {
  let head = '';
  for await (const text of textOf(file)) {
    head += text;
    if (/[\r\n]/.test(head) || head.length > LONGEST_RECORD) break;
  }
  const first = head.replaceAll(/"[^"]*"/g, '').split(/[\r\n]/, 1)[0] ?? '';
  const counted = [';', '\t', ','].map((mark) => ({ mark, times: first.split(mark).length }));
  return counted.sort((a, b) => b.times - a.times)[0]?.mark ?? ';';
}

function refusalOf(error: CsvError, file: string): FeedRefused {
  const reasons: Partial<Record<string, string>> = {
    CSV_QUOTE_NOT_CLOSED: 'un guillemet n’est jamais refermé',
    INVALID_OPENING_QUOTE: 'un guillemet au milieu d’une cellule : mettez-la entre guillemets',
    CSV_INVALID_CLOSING_QUOTE: 'un guillemet au milieu d’une cellule : doublez-le',
    CSV_MAX_RECORD_SIZE: 'une ligne démesurée : un guillemet n’est sans doute pas refermé',
  };
  const line = typeof error['lines'] === 'number' ? error['lines'] : null;
  return new FeedRefused(reasons[error.code] ?? 'ce n’est pas un tableau CSV', file, line);
}
