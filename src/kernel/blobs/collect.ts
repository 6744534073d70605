import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { together } from '../db.ts';
import type { Keeping } from './receive.ts';
import type { Shelf } from './shelf.ts';
import { db } from './tables.ts';

const DAY = 86_400;
const BATCH = 200;

/** How long what nobody refers to is left alone, in seconds: a received file has that long to be attached. */
export interface Grace {
  grace?: number;
}

/** What was taken away. */
export interface Collected {
  blobs: number;
  /** Half-received files of programs that were stopped. */
  incoming: number;
}

/**
 * Takes off the shelf what nobody has referred to for a day, and what stopped programs left half received. A row goes
 * first, its bytes after; a stop in between leaves the place among the waste, and the next round goes on. Several may run
 * side by side.
 */
export async function collect(
  { shelf, incoming }: { shelf: Shelf; incoming: string },
  ctx: Keeping,
  { grace = DAY }: Grace = {},
): Promise<Collected> {
  while ((await sortBatch(ctx, grace)) === BATCH);
  const blobs = await takeAway(shelf, ctx);
  return { blobs, incoming: await clearIncoming(incoming, grace) };
}

/**
 * Judges a batch of loose rows: those that an attachment holds are loose no more, the others end. Their lock keeps new
 * attachments out, and rows that one is being made of are left for the next time. Gives how many were judged.
 */
const sortBatch = (ctx: Keeping, grace: number): Promise<number> =>
  together(ctx, async (tx) => {
    const { rows } = await sql<{ sha256: Buffer }>`
      select sha256 from kernel.blob where loose_since <= now() - make_interval(secs => ${grace})
      order by loose_since limit ${BATCH} for update skip locked`.execute(db(tx));
    const loose = rows.map(({ sha256 }) => sha256);
    await sql`
      with held as (
        update kernel.blob b set loose_since = null where sha256 = any(${loose})
          and exists (select from kernel.attachment a where a.sha256 = b.sha256)
      ), gone as (
        delete from kernel.blob b where sha256 = any(${loose})
          and not exists (select from kernel.attachment a where a.sha256 = b.sha256)
        returning place
      )
      insert into kernel.blob_waste (place) select place from gone`.execute(db(tx));
    return rows.length;
  });

/** A place is never used again, so that taking it away twice, or late, harms nobody. */
async function takeAway(shelf: Shelf, ctx: Keeping): Promise<number> {
  let taken = 0;
  for (;;) {
    const waste = await db(ctx)
      .selectFrom('kernel.blob_waste')
      .select('place')
      .orderBy('place')
      .limit(BATCH)
      .execute();
    const [first] = waste;
    if (first === undefined) return taken;
    for (const { place } of waste) await shelf.remove(place);
    const gone = await db(ctx)
      .deleteFrom('kernel.blob_waste')
      .where(
        'place',
        'in',
        waste.map(({ place }) => place),
      )
      .executeTakeFirst();
    taken += Number(gone.numDeletedRows);
  }
}

async function clearIncoming(folder: string, grace: number): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  let cleared = 0;
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined); // Its own program may have just taken it away.
    if (found === undefined || Date.now() - found.mtimeMs < grace * 1_000) continue;
    await rm(path, { force: true });
    cleared += 1;
  }
  return cleared;
}
