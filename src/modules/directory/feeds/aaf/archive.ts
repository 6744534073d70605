import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { FeedRefused } from '../feed.ts';

/** A file of a delivery; its bytes must be read before the next one is asked for. */
export interface DeliveredFile {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

/** Bounds of a delivery, in bytes and files; `ratio` is how much a compressed archive may swell once past 64 MiB. */
export interface Bounds {
  files: number;
  file: number;
  total: number;
  ratio: number;
}

export const bounds: Bounds = { files: 5_000, file: 2 ** 31, total: 2 ** 34, ratio: 200 };

const CHUNK = 65_536;
const FREE_OF_RATIO = 2 ** 26;

/**
 * The files of a delivery: a folder (its own files only, in the order of `order`) or a `.tar`, `.tgz` or `.tar.gz`.
 * Never writes to disk. Paths that climb out, links, devices and swelling archives throw `FeedRefused`.
 */
export async function* filesOf(
  path: string,
  wanted: (name: string) => boolean,
  order: (a: string, b: string) => number,
  limits: Bounds = bounds,
): AsyncGenerator<DeliveredFile> {
  const found = await stat(path).catch(() => {
    throw new FeedRefused(`${path} n’existe pas ou ne peut pas être lu`);
  });
  if (found.isDirectory()) yield* folderFiles(path, wanted, order, limits);
  else if (/\.(tar|tgz|tar\.gz)$/i.test(path)) yield* tarFiles(path, wanted, limits);
  else
    throw new FeedRefused(
      `${basename(path)} : un dossier ou une archive .tar, .tgz ou .tar.gz est attendu`,
    );
}

/** The names in a folder, or undefined when it is not one: an archive tells its names only as it is read. */
export async function namesIn(path: string): Promise<string[] | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ? readdir(path) : undefined;
}

async function* folderFiles(
  path: string,
  wanted: (name: string) => boolean,
  order: (a: string, b: string) => number,
  limits: Bounds,
): AsyncGenerator<DeliveredFile> {
  const names = (await readdir(path)).filter(wanted).sort(order);
  if (names.length > limits.files) throw new FeedRefused(`plus de ${limits.files} fichiers`);
  let total = 0;
  for (const name of names) {
    const found = await stat(join(path, name)).catch(() => undefined);
    if (found?.isFile() !== true) throw new FeedRefused('ce n’est pas un fichier lisible', name);
    total += found.size;
    if (found.size > limits.file) throw new FeedRefused('fichier trop grand', name);
    if (total > limits.total) throw new FeedRefused('flux trop grand', name);
    const bytes = createReadStream(join(path, name), { highWaterMark: CHUNK });
    yield { name, bytes: readable(bytes, name) };
    bytes.destroy();
  }
}

async function* readable(bytes: unknown, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (error instanceof FeedRefused) throw error;
    throw new FeedRefused(`lecture impossible (${(error as Error).message})`, name);
  }
}

async function* tarFiles(
  path: string,
  wanted: (name: string) => boolean,
  limits: Bounds,
): AsyncGenerator<DeliveredFile> {
  const archive = basename(path);
  const source = createReadStream(path, { highWaterMark: CHUNK });
  const guard = new Guard(limits);
  const files = extract();
  const unpacked = /gz$/i.test(path) ? source.pipe(guard.packed()).pipe(createGunzip()) : source;
  const measured = unpacked.pipe(guard.unpacked());
  const fail = (error: Error) => files.destroy(error);
  for (const stream of [source, unpacked, measured]) stream.on('error', fail);
  measured.pipe(files);
  let count = 0;
  try {
    for await (const entry of files) {
      const { name, type, size = 0 } = entry.header;
      count += 1;
      if (count > limits.files) throw new FeedRefused(`plus de ${limits.files} fichiers`, archive);
      checkEntry(name, type, size, limits, archive);
      if (type === 'file' && wanted(basename(name))) {
        yield { name: basename(name), bytes: readable(entry, basename(name)) };
      }
      entry.resume();
    }
  } catch (error) {
    if (error instanceof FeedRefused) throw error;
    throw new FeedRefused(`archive illisible (${(error as Error).message})`, archive);
  } finally {
    for (const stream of [source, unpacked, measured, files]) stream.destroy();
  }
}

function checkEntry(
  name: string,
  type: unknown,
  size: number,
  limits: Bounds,
  archive: string,
): void {
  if (/^([/\\]|[a-z]:)/i.test(name) || name.split(/[/\\]/).includes('..')) {
    throw new FeedRefused(`chemin interdit dans l’archive : ${name.slice(0, 100)}`, archive);
  }
  if (type !== 'file' && type !== 'directory') {
    throw new FeedRefused(
      `lien ou fichier spécial dans l’archive : ${name.slice(0, 100)}`,
      archive,
    );
  }
  if (size > limits.file) throw new FeedRefused('fichier trop grand', basename(name));
}

/** Counts what goes into and comes out of a compressed archive, and stops what swells out of measure. */
class Guard {
  readonly #limits: Bounds;
  #packed = 0;
  #unpacked = 0;
  #isPacked = false;

  constructor(limits: Bounds) {
    this.#limits = limits;
  }

  packed(): Transform {
    this.#isPacked = true;
    return counting((length) => {
      this.#packed += length;
      return undefined;
    });
  }

  unpacked(): Transform {
    return counting((length) => {
      this.#unpacked += length;
      if (this.#unpacked > this.#limits.total) return 'flux trop grand';
      const swollen = this.#unpacked > Math.max(FREE_OF_RATIO, this.#packed * this.#limits.ratio);
      return this.#isPacked && swollen ? 'archive compressée démesurée' : undefined;
    });
  }
}

function counting(count: (length: number) => string | undefined): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const reason = count(chunk.length);
      if (reason === undefined) done(null, chunk);
      else done(new FeedRefused(reason));
    },
  });
}
