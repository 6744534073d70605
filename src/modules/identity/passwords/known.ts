import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

let most: Promise<ReadonlySet<string>> | undefined;
let leaked: { path: string; file: Promise<FileHandle> } | undefined;

/** Says where the operator keeps a list of leaked passwords: lines `SHA1:count`, sorted, as is usual; or that there is none. */
export function keepLeakedAt(path: string | undefined): void {
  leaked = path === undefined ? undefined : { path, file: open(path, 'r') };
  leaked?.file.catch(() => {}); // told by the first password that is weighed
}

/** Whether a password is among the fifty thousand most chosen, or in the operator's list of leaked ones. */
export async function isAmongKnown(password: string): Promise<boolean> {
  most ??= readMost();
  const known = await most;
  const low = password.toLowerCase();
  if (known.has(low) || known.has(low.replace(/[^\p{L}]+$/u, ''))) return true;
  return leaked !== undefined && isIn(await leaked.file, sha1Of(password));
}

async function readMost(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'] as string[]);
}

const sha1Of = (password: string): string =>
  createHash('sha1').update(password).digest('hex').toUpperCase();

const LINE = 128;

/** Halves the file until the line is found: thirty reads in forty gigabytes. */
async function isIn(file: FileHandle, hash: string): Promise<boolean> {
  let [low, high] = [0, (await file.stat()).size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const { start, line } = await lineAt(file, middle);
    const found = line.slice(0, hash.length).toUpperCase();
    if (found === hash) return true;
    if (line !== '' && found < hash) low = start + line.length + 1;
    else high = middle;
  }
  return false;
}

/** The first whole line that begins at or after a place (the file's first line begins at 0). */
async function lineAt(file: FileHandle, place: number): Promise<{ start: number; line: string }> {
  const from = Math.max(0, place - 1);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2 * LINE), 0, 2 * LINE, from);
  const text = buffer.toString('latin1', 0, bytesRead);
  const skipped = place === 0 ? 0 : text.indexOf('\n') + 1;
  if (place !== 0 && skipped === 0) return { start: place, line: '' };
  const end = text.indexOf('\n', skipped);
  return { start: from + skipped, line: text.slice(skipped, end === -1 ? undefined : end) };
}
