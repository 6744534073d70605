import { rmSync } from 'node:fs';
import { PlainFault } from '../plain-fault.ts';
import { type Embedded, openEmbedded } from './open-embedded.ts';
import { placeIn } from './place.ts';
import { isUsed } from './users.ts';

/**
 * The PostgreSQL that all test processes of a run share: fast, not durable, kept in `folder` between
 * runs. One that a crash of the machine spoilt is thrown away and made anew.
 */
export async function openTestServer(folder: string): Promise<Embedded> {
  try {
    return await openEmbedded({ folder, durable: false });
  } catch (error) {
    const place = placeIn(folder);
    if (error instanceof PlainFault && /Disque plein/.test(error.message)) throw error;
    if (isUsed(place)) throw error;
    rmSync(place.home, { recursive: true, force: true });
    return openEmbedded({ folder, durable: false });
  }
}
