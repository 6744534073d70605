import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Facts, Row } from './queries/facts.ts';

/** The facts as one archive: a table for each kind, the same for programs, and the digest of each file. */
export function archiveOf(facts: Facts, madeAt: Date): Readable {
  const files = Object.entries(facts.tables).map(([name, rows]): [string, string] => [
    `${name}.csv`,
    csvOf(rows),
  ]);
  files.push(['dossier.json', `${JSON.stringify({ madeAt, ...facts }, null, 1)}\n`]);
  files.push(['empreintes-sha256.txt', files.map(digestLine).join('')]);
  const zip = new ZipFile();
  for (const [name, text] of files) zip.addBuffer(Buffer.from(text), name, { mtime: madeAt });
  zip.end();
  return zip.outputStream as Readable;
}

const digestLine = ([name, text]: [string, string]) =>
  `${createHash('sha256').update(text).digest('hex')}  ${name}\n`;

/** As spreadsheets of this country read it; what a spreadsheet would take for a formula is text. */
export function csvOf(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return `\ufeff${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`;
}

const cell = (value: string) => {
  const text = /^[=+\-@\t\r\0]/.test(value) ? `'${value}` : value;
  return /[";\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
