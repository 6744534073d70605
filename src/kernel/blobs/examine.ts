import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type';
import { refuse } from '../refusal.ts';
import { endingOf } from './file-name.ts';
import { type FileKind, oldOffice, type Shape, shapes, textEndings } from './kinds.ts';

const HEAD = 64 * 1024;

/**
 * What a file is, by its content; refuses what is not among `kinds`, and a name whose ending says something else. Only
 * the first bytes are looked at, but for text, which is read to its end, and archives, whose list may be anywhere.
 */
export async function examine(
  file: string,
  name: string,
  kinds: readonly FileKind[],
): Promise<Shape> {
  const found = await shapeOf(file, endingOf(name));
  if (found === undefined || !kinds.includes(found.kind))
    return refuse('invalid', 'kernel.file-kind');
  const ending = endingOf(name);
  if (ending !== '' && !found.endings.includes(ending))
    return refuse('invalid', 'kernel.file-lies');
  return found;
}

async function shapeOf(file: string, ending: string): Promise<Shape | undefined> {
  const said = await saidType(file);
  if (said === 'application/x-cfb') {
    const type = oldOffice[ending];
    return type === undefined ? undefined : { kind: 'office', type, endings: [ending] };
  }
  const known = said === undefined ? undefined : shapes[said];
  if (known !== undefined) return known;
  if (said !== undefined && !/^text\/|\/xml$/.test(said)) return undefined;
  const charset = await charsetOf(file);
  return (
    charset && { kind: 'text', type: `text/plain; charset=${charset}`, endings: [...textEndings] }
  );
}

/** What the reader of first bytes says; it reads what anybody sends, so its failures say nothing. */
async function saidType(file: string): Promise<string | undefined> {
  const said = await fileTypeFromBuffer(await headOf(file)).catch(() => undefined);
  if (said?.mime !== 'application/zip') return said?.mime;
  const whole = await inTime(fileTypeFromFile(file)).catch(() => undefined);
  return whole?.mime ?? said.mime;
}

async function headOf(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** How a text is written; undefined for what is none: a NUL, or a control character that nobody types. */
async function charsetOf(file: string): Promise<'utf-8' | 'windows-1252' | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  let isWestern = true;
  for await (const part of createReadStream(file) as AsyncIterable<Buffer>) {
    if (part.some((byte) => notTyped[byte] === 1)) return undefined;
    isUtf8 &&= decodes(() => decoder.decode(part, { stream: true }));
    isWestern &&= !part.some((byte) => notWestern[byte] === 1);
    if (!isUtf8 && !isWestern) return undefined;
  }
  if (isUtf8 && decodes(() => decoder.decode())) return 'utf-8';
  return isWestern ? 'windows-1252' : undefined;
}

function decodes(decode: () => void): boolean {
  try {
    decode();
    return true;
  } catch {
    return false;
  }
}

const marked = (...bytes: number[]) => {
  const marks = new Uint8Array(256);
  for (const byte of bytes) marks[byte] = 1;
  return marks;
};
const typedControls = new Set([9, 10, 12, 13, 27]);
const notTyped = marked(0x7f, ...[...Array(32).keys()].filter((byte) => !typedControls.has(byte)));
const notWestern = marked(0x81, 0x8d, 0x8f, 0x90, 0x9d);

const inTime = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, fail) => setTimeout(fail, 5_000, new Error('too long')).unref()),
  ]);
