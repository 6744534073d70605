import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type { Database } from '../db.ts';
import type { Log } from '../log.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { Scanner } from './clamd.ts';
import { examine } from './examine.ts';
import { endingOf, fitName, withEnding } from './file-name.ts';
import type { FileKind } from './kinds.ts';
import { usedBy } from './quota.ts';
import { type Cut, redraw } from './redraw.ts';
import type { Shelf } from './shelf.ts';
import { db } from './tables.ts';

/** Whoever's room a file takes, and how much they have in all, in bytes. */
export interface Payer {
  id: string;
  most: number;
}

/** A file on its way in. */
export interface Upload {
  stream: Readable;
  /** As the sender calls it. */
  name: string;
  kinds: readonly FileKind[];
  /** Bytes. */
  most: number;
  payer: Payer;
  /** Images are cut to this size, and become WebP. */
  cut?: Cut;
}

/** A file that is on the shelf, whole and examined, and that nothing refers to yet. */
export interface Received {
  sha256: Buffer;
  place: string;
  size: number;
  name: string;
  type: string;
  payer: Payer;
}

/** What receiving stands on. */
export interface ReceivingParts {
  shelf: Shelf;
  scanner: Scanner | undefined;
  /** Where files are while they are examined. */
  incoming: string;
}

/** A request or an errand that keeps files. */
export interface Keeping {
  db: Database;
  log: Log;
}

/**
 * Takes a file in as it comes, never whole in memory: bounded, examined, scanned, redrawn when it is an image, put on the
 * shelf. Not inside a transaction, which would last as long as the sender's line is slow.
 */
export async function receive(
  parts: ReceivingParts,
  ctx: Keeping,
  upload: Upload,
): Promise<Received> {
  if (ctx.db.isTransaction)
    throw new Error('A file is received before the transaction, not in it.');
  await mkdir(parts.incoming, { recursive: true, mode: 0o700 });
  const file = join(parts.incoming, randomUUID());
  const redrawn = `${file}-redrawn`;
  try {
    await takeIn(ctx, upload, file);
    await scanned(parts, file);
    const kept = await fitted(upload, file, redrawn);
    return await shelve(parts, ctx, { ...kept, payer: upload.payer });
  } catch (fault) {
    throw plainly(ctx, fault);
  } finally {
    for (const left of [file, redrawn]) await rm(left, { force: true });
  }
}

/** Writes what comes to a file of ours, up to what may come. What will be cut takes less room than it comes with. */
async function takeIn(
  ctx: Keeping,
  { stream, most, payer, cut }: Upload,
  file: string,
): Promise<void> {
  const room = cut === undefined ? payer.most - (await usedBy(ctx, payer.id)) : most;
  let size = 0;
  const bounded = async function* (source: AsyncIterable<Buffer>) {
    for await (const part of source) {
      size += part.length;
      if (size > most) refuse('too-large', 'kernel.file-too-large');
      if (size > room) refuse('too-large', 'kernel.quota-full');
      yield part;
    }
  };
  try {
    // A refusal leaves the request whole: its sender must still hear it.
    const coming = stream.iterator({ destroyOnReturn: false });
    await pipeline(bounded(coming), createWriteStream(file, { mode: 0o600, flags: 'wx' }));
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET')
      refuse('invalid', 'kernel.upload-cut');
    throw fault;
  }
  if (size === 0) refuse('invalid', 'kernel.file-empty');
}

/** Without a scanner nothing is scanned; with one, what it has not said to be clean does not come in. */
async function scanned({ scanner }: ReceivingParts, file: string): Promise<void> {
  const verdict = await scanner?.scan(file);
  if (verdict === 'infected') refuse('invalid', 'kernel.file-infected');
  if (verdict === 'away') refuse('unavailable', 'kernel.scan-unavailable', { retryAfter: 60 });
}

interface Fitted {
  file: string;
  name: string;
  type: string;
}

/** The file to keep, what it is, and its name: its ending says what it is. */
async function fitted(upload: Upload, file: string, redrawn: string): Promise<Fitted> {
  const name = fitName(upload.name);
  const shape = await examine(file, name, upload.kinds);
  if (shape.kind !== 'image')
    return {
      file,
      type: shape.type,
      name: endingOf(name) === '' ? withEnding(name, shape.endings[0] ?? 'txt') : name,
    };
  const type = upload.cut === undefined ? shape.type : 'image/webp';
  await redraw(file, redrawn, { type, cut: upload.cut }).catch((fault: unknown) => {
    if (fault instanceof Refusal) throw fault;
    refuse('invalid', 'kernel.image-unreadable');
  });
  return { file: redrawn, type, name: withEnding(name, imageEndings[type] ?? 'webp') };
}

const imageEndings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png' };

/**
 * Claims the content, then puts it on the shelf. The claim is committed first: bytes are nowhere without a row that the
 * collector knows. If the collector took the row meanwhile, what was put goes too.
 */
async function shelve(
  { shelf, scanner }: ReceivingParts,
  ctx: Keeping,
  { file, ...fitted }: Fitted & { payer: Payer },
): Promise<Received> {
  const { sha256, size } = await digestOf(file);
  const hex = sha256.toString('hex');
  const fresh = `${hex.slice(0, 2)}/${hex.slice(2, 4)}/${hex}-${randomBytes(6).toString('hex')}`;
  const { rows } = await sql<{ place: string }>`
    insert into kernel.blob (sha256, place, size, scanned_at)
    values (${sha256}, ${fresh}, ${size}, ${scanner === undefined ? null : sql`now()`})
    on conflict (sha256) do update set loose_since = now(),
      scanned_at = coalesce(excluded.scanned_at, kernel.blob.scanned_at)
    returning place`.execute(db(ctx));
  const place = rows[0]?.place ?? fresh;
  await shelf.put(place, file, size);
  const claimed = await db(ctx)
    .selectFrom('kernel.blob')
    .select('place')
    .where('place', '=', place)
    .executeTakeFirst();
  if (claimed === undefined) {
    await shelf.remove(place);
    refuse('conflict', 'kernel.file-gone');
  }
  return { sha256, place, size, ...fitted };
}

async function digestOf(file: string): Promise<{ sha256: Buffer; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const part of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(part);
    size += part.length;
  }
  return { sha256: hash.digest(), size };
}

/** A shelf that does not answer, or a full disk, is not the sender's fault, and is said so. */
function plainly({ log }: Keeping, fault: unknown): unknown {
  if (fault instanceof Refusal) return fault;
  log.error({ err: fault }, 'a file could not be kept');
  return new Refusal('unavailable', 'kernel.files-unavailable', { retryAfter: 60 });
}
