import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Database } from '../db.ts';
import type { Schedule } from '../module.ts';
import { refuse } from '../refusal.ts';
import type { Owner } from './attach.ts';
import { openClamd } from './clamd.ts';
import { type Collected, collect, type Grace } from './collect.ts';
import { openDiskShelf } from './disk-shelf.ts';
import type { ClamdPlace, S3Place } from './places.ts';
import { type Keeping, type Received, receive, type Upload } from './receive.ts';
import { openS3Shelf } from './s3-shelf.ts';
import type { Shelf, Span } from './shelf.ts';
import { db } from './tables.ts';

/** A file of a house, that its policy may let out. */
export interface Kept {
  id: string;
  name: string;
  type: string;
  size: number;
  sha256: Buffer;
  createdAt: Date;
  open: (span?: Span) => Promise<Readable>;
}

/**
 * The files of an installation. A house receives a file, then attaches it (`attach`) in the transaction of the row that
 * refers to it. Who may read one is the house's own policy: nothing here asks who is asking.
 */
export interface Blobs {
  /** Before the transaction: see `receive.ts`. */
  receive: (ctx: Keeping, upload: Upload) => Promise<Received>;
  /** A house's own file; undefined when it has none of this id. */
  open: (ctx: { db: Database }, id: string, owner: Owner) => Promise<Kept | undefined>;
  collect: (ctx: Keeping, grace?: Grace) => Promise<Collected>;
  /** For operators, in French: where files are and who scans them; each throws what does not answer. */
  check: { shelf: () => Promise<string>; scanner: () => Promise<string> };
  /** What the worker does every night. */
  schedule: Schedule;
}

/** What is configured: a folder, or a bucket; a scanner, or none. */
export interface BlobPlaces {
  data: string;
  s3: S3Place | undefined;
  clamd: ClamdPlace | undefined;
}

/** Opens the files of an installation. Nothing is connected to before it is needed. */
export function openBlobs({ data, s3, clamd }: BlobPlaces): Blobs {
  const folder = join(data, 'blobs');
  const shelf = s3 === undefined ? openDiskShelf(folder) : openS3Shelf(s3);
  const scanner = clamd && openClamd(clamd);
  const parts = { shelf, scanner, incoming: join(folder, 'incoming') };
  return {
    receive: (ctx, upload) => receive(parts, ctx, upload),
    open: (ctx, id, owner) => find(shelf, ctx, id, owner),
    collect: (ctx, grace) => collect(parts, ctx, grace),
    check: { shelf: shelf.check, scanner: () => checkScanner(scanner, clamd) },
    schedule: {
      name: 'collect-blobs',
      every: '20 3 * * *',
      do: async (errand) => {
        const collected = await collect(parts, errand);
        errand.log.info(collected, 'files that nobody had were taken away');
      },
    },
  };
}

async function find(
  shelf: Shelf,
  ctx: { db: Database },
  id: string,
  { house, kind }: Owner,
): Promise<Kept | undefined> {
  const row = await db(ctx)
    .selectFrom('kernel.attachment as a')
    .innerJoin('kernel.blob as b', 'b.sha256', 'a.sha256')
    .select(['a.id', 'a.name', 'a.type', 'a.size', 'a.sha256', 'a.created_at', 'b.place'])
    .where('a.id', '=', id)
    .where('a.house', '=', house)
    .where('a.kind', '=', kind)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { created_at: createdAt, place, ...kept } = row;
  return {
    ...kept,
    createdAt,
    open: (span) =>
      shelf
        .open(place, span)
        .catch(() => refuse('unavailable', 'kernel.files-unavailable', { retryAfter: 60 })),
  };
}

async function checkScanner(
  scanner: ReturnType<typeof openClamd> | undefined,
  at: ClamdPlace | undefined,
): Promise<string> {
  if (scanner === undefined || at === undefined)
    return 'aucun : les fichiers reçus ne sont pas examinés (PREAU_CLAMD)';
  const where = 'path' in at ? at.path : `${at.host}:${at.port}`;
  if (!(await scanner.isThere()))
    throw new Error(
      `clamd ne répond pas (${where}) : aucun fichier n’est accepté tant qu’il est absent`,
    );
  return `clamd répond (${where})`;
}
