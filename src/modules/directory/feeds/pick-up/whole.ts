import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { filesOf } from '../aaf/archive.ts';
import { inReadingOrder } from '../aaf/delivery.ts';
import { type PartName, partName } from '../aaf/file-name.ts';
import { FeedRefused } from '../feed.ts';
import type { Found, Kind } from './look.ts';

/** What is known of a deposit before it is read. */
export interface Known {
  kind: 'complete' | 'delta' | null;
  day: string | null;
  /** Why it may not be whole yet. */
  missing: string | null;
}

/** Reads as much of a deposit as says that it is whole, and in which order it comes. Nothing is kept of it. */
export async function knowOf(folder: string, found: Found, kind: Kind): Promise<Known> {
  const unknown: Known = { kind: kind === 'aaf' ? null : 'complete', day: null, missing: null };
  try {
    if (found.sum !== null) await checkSum(folder, found.sum);
    if (kind !== 'aaf') return unknown;
    const parts: PartName[] = [];
    for await (const name of namesOf(folder, found)) {
      const part = partName(name);
      if (part !== undefined) parts.push(part);
    }
    const complete = parts.find((part) => part.kind === 'Complet');
    const first = complete ?? parts[0];
    if (first === undefined) return { ...unknown, missing: 'aucun fichier AAF ici' };
    return { kind: complete ? 'complete' : 'delta', day: first.day, missing: null };
  } catch (error) {
    return { ...unknown, missing: reasonOf(error) };
  }
}

/** In words for administrators, without our own paths. */
export function reasonOf(error: unknown): string {
  if (error instanceof FeedRefused)
    return error.message.replace('unexpected end of file', 'l’archive s’arrête trop tôt');
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM')
    return 'Préau n’a pas le droit de lire ou de déplacer ces fichiers';
  if (code === 'ENOSPC') return 'le disque est plein';
  if (code === 'ENOENT') return 'ces fichiers ont disparu pendant la lecture';
  if (code === 'EXDEV') return 'ces fichiers sont sur un autre disque que le dossier';
  return `lecture impossible (${code ?? 'faute inattendue'})`;
}

/** An archive is read to its end: that is how one knows that it has one. */
async function* namesOf(folder: string, { name, files }: Found): AsyncGenerator<string> {
  const path = join(folder, name);
  const isOne = files.includes(name);
  if (isOne && /\.(tar|tgz|tar\.gz)$/i.test(name)) {
    for await (const file of filesOf(
      path,
      (part) => partName(part) !== undefined,
      inReadingOrder,
    )) {
      for await (const _ of file.bytes);
      yield file.name;
    }
  } else if (isOne && (await stat(path)).isDirectory()) yield* await readdir(path);
  else yield* files;
}

/** `md5sum` and `sha256sum` write « <sum>  <name> »; some programs write the sum alone. */
async function checkSum(folder: string, name: string): Promise<void> {
  const file = await open(join(folder, name));
  const { bytesRead, buffer } = await file
    .read(Buffer.alloc(1_024), 0, 1_024, 0)
    .finally(() => file.close());
  const said = /\b([0-9a-f]{64}|[0-9a-f]{32})\b/i.exec(
    buffer.toString('latin1', 0, bytesRead),
  )?.[1];
  if (said === undefined) throw new FeedRefused(`${name} ne contient pas de somme`);
  const bare = name.replace(/\.(md5|sha256)$/i, '');
  const hash = createHash(said.length === 32 ? 'md5' : 'sha256');
  await pipeline(createReadStream(join(folder, bare)), hash);
  if (hash.digest('hex') !== said.toLowerCase())
    throw new FeedRefused(`${bare} n’a pas la somme que dit ${name}`);
}

/** The content of a deposit, whatever its files are called, except their sums. */
export async function contentOf(folder: string, files: readonly string[]): Promise<Buffer> {
  const sums: string[] = [];
  for (const name of files) {
    const path = join(folder, name);
    if (/\.(md5|sha256)$/i.test(name)) continue;
    if ((await stat(path)).isDirectory()) {
      const inside = await readdir(path);
      sums.push((await contentOf(path, inside)).toString('hex'));
    } else {
      const hash = createHash('sha256');
      await pipeline(createReadStream(path), hash);
      sums.push(hash.digest('hex'));
    }
  }
  return createHash('sha256').update(sums.sort().join('\n')).digest();
}
