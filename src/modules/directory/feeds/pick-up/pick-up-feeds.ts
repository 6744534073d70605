import pg from 'pg';
import { eraseOldDeposits } from './erase-old.ts';
import { FolderRound } from './folder-round.ts';
import type { PickUpParts } from './parts.ts';
import { livePickUps, sayFault } from './rows.ts';
import { tellLate } from './tell-late.ts';
import { reasonOf } from './whole.ts';

/**
 * Looks into every folder once and takes what is whole, in order. One at a time in the whole installation: the lock dies
 * with the program that holds it, and the next one goes on where it was. False when another one is at it.
 */
export async function pickUpFeeds(parts: PickUpParts): Promise<boolean> {
  const lock = new pg.Client({ connectionString: parts.url, application_name: 'preau pick-up' });
  lock.on('error', () => undefined);
  await lock.connect();
  try {
    const { rowCount } = await lock.query(
      `select where pg_try_advisory_lock(hashtext('preau directory.pick-up'))`,
    );
    if (rowCount !== 1) return false;
    for (const pickUp of await livePickUps(parts)) {
      try {
        await new FolderRound(parts, pickUp).run();
      } catch (error) {
        parts.log.warn({ err: error, folder: pickUp.folder }, 'a folder of feeds failed');
        await sayFault(parts, pickUp.id, reasonOf(error), parts.now());
      }
    }
    await eraseOldDeposits(parts);
    await tellLate(parts);
    return true;
  } finally {
    await lock.end();
  }
}
