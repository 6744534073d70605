import {
  closeSync,
  existsSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { giveTo, type Rights } from './rights.ts';

const LIMIT = 10 * 1024 * 1024;
const KEPT = 1024 * 1024;

/** Opens the server's log for appending; a log over 10 MiB first becomes `.1`. */
export function openLog(path: string, rights: Rights): number {
  if (sizeOf(path) > LIMIT) renameSync(path, `${path}.1`);
  const isNew = !existsSync(path);
  const file = openSync(path, 'a', 0o600);
  if (isNew) giveTo(rights, path);
  return file;
}

/** Bounds the log of a running server: its last MiB goes to `.1` and the file begins again. */
export function boundLog(path: string): void {
  if (sizeOf(path) <= LIMIT) return;
  writeFileSync(`${path}.1`, readFrom(path, sizeOf(path) - KEPT), { mode: 0o600 });
  truncateSync(path);
}

/** What was written to the file from `offset` bytes on. */
export function readFrom(path: string, offset: number): string {
  const length = Math.max(0, sizeOf(path) - offset);
  const buffer = Buffer.alloc(length);
  if (length === 0) return '';
  const file = openSync(path, 'r');
  const read = readSync(file, buffer, 0, length, offset);
  closeSync(file);
  return buffer.toString('utf8', 0, read);
}

/** Bytes in the file; 0 when there is none. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
