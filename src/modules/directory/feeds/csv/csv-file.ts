import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { TextDecoder } from 'node:util';
import { FeedRefused } from '../feed.ts';

/** A file to read, from its beginning each time it is opened. */
export interface CsvFile {
  name: string;
  open: () => AsyncIterable<Uint8Array>;
}

const LARGEST = 64 * 1024 * 1024;

/** A file of this machine, or each file of a folder that ends in `.csv`, `.txt` or `.tsv`, by name. */
export async function csvFilesAt(path: string): Promise<CsvFile[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new FeedRefused(`rien ici : ${path}`);
  if (found.isFile()) return [fileAt(path)];
  const names = (await readdir(path)).filter((name) => /\.(csv|txt|tsv)$/i.test(name)).sort();
  if (names.length === 0) throw new FeedRefused('aucun fichier .csv dans ce dossier');
  return names.map((name) => fileAt(join(path, name)));
}

const fileAt = (path: string): CsvFile => ({
  name: basename(path),
  open: () => createReadStream(path),
});

/**
 * The text of a file: UTF-8 when every byte of it says so, else windows-1252, which ISO-8859-1 is a part of. What is not
 * text (a workbook, UTF-16, control characters) is refused, and so is what is too large.
 */
export async function* textOf(file: CsvFile): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(file));
  for await (const bytes of file.open()) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

async function encodingOf(file: CsvFile): Promise<'utf-8' | 'windows-1252'> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  let is1252 = true;
  let size = 0;
  for await (const bytes of file.open()) {
    if (size === 0) refuseOtherThings(bytes, file.name);
    size += bytes.length;
    if (size > LARGEST) throw new FeedRefused('fichier de plus de 64 Mo', file.name);
    for (const byte of bytes) {
      if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)
        throw new FeedRefused('ce n’est pas du texte : un tableau en CSV est attendu', file.name);
      if (UNUSED.has(byte)) is1252 = false;
    }
    isUtf8 &&= decodes(utf8, bytes);
  }
  isUtf8 &&= decodes(utf8);
  if (size === 0) throw new FeedRefused('fichier vide', file.name);
  if (isUtf8) return 'utf-8';
  if (is1252) return 'windows-1252';
  throw new FeedRefused('encodage inconnu : UTF-8 ou Windows-1252 attendu', file.name);
}

/** Bytes that windows-1252 gives no character. */
const UNUSED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

function refuseOtherThings(bytes: Uint8Array, name: string): void {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    throw new FeedRefused('encodage UTF-16 : enregistrez le fichier en « CSV UTF-8 »', name);
  if ((a === 0x50 && b === 0x4b) || (a === 0xd0 && b === 0xcf))
    throw new FeedRefused('c’est un classeur : enregistrez-le d’abord en CSV', name);
}

function decodes(decoder: TextDecoder, bytes?: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: bytes !== undefined });
    return true;
  } catch {
    return false;
  }
}
