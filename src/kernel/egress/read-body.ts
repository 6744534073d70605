import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Answer } from './ask.ts';
import { Unreached } from './unreached.ts';

const unpackers: Record<string, () => Duplex> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** What an answer may be packed in. */
export const ACCEPTED = 'gzip, deflate, br';

/** Reads a body whole, packed or not: neither what arrives nor what it unpacks to may pass `maxBytes`. */
export async function readBody({ headers, body }: Answer, maxBytes: number): Promise<Buffer> {
  const packed = String(headers['content-encoding'] ?? 'identity')
    .trim()
    .toLowerCase();
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw new Unreached('egress.too-large');
  const parts: Buffer[] = [];
  if (packed === 'identity') {
    await pipeline(body, bounded(maxBytes), collect(parts));
    return Buffer.concat(parts);
  }
  const unpacker = unpackers[packed];
  if (unpacker === undefined) throw new Unreached('egress.unreadable');
  try {
    await pipeline(body, bounded(maxBytes), unpacker(), bounded(maxBytes), collect(parts));
  } catch (fault) {
    throw isOfZlib(fault) ? new Unreached('egress.unreadable', fault) : fault;
  }
  return Buffer.concat(parts);
}

/** Lets `most` bytes through; the next one breaks the flow. */
const bounded = (most: number) =>
  async function* (source: AsyncIterable<Buffer>) {
    let size = 0;
    for await (const part of source) {
      size += part.length;
      if (size > most) throw new Unreached('egress.too-large');
      yield part;
    }
  };

const collect = (parts: Buffer[]) => async (source: AsyncIterable<Buffer>) => {
  for await (const part of source) parts.push(part);
};

const isOfZlib = (fault: unknown) =>
  fault instanceof Error &&
  'code' in fault &&
  /^(Z_|ERR_|ERR__ERROR_FORMAT)/.test(String(fault.code));
