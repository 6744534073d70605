import { join, resolve } from 'node:path';
import { readConfig } from '#config';
import { openEmbedded } from '#kernel/postgres';
import { fillIfEmpty } from '../src/demo/first-start.ts';
import { migrateHouse } from '../src/schemas.ts';

const checkout = resolve(import.meta.dirname, '..');

/** The settings of a bench on a region of so many structures, in a data folder of its own that is kept between runs. */
export const benchConfig = (structures: number) =>
  readConfig({
    PREAU_DATA: join(checkout, '.preau', `bench-${structures}`),
    PREAU_LOG: 'silent',
    PORT: '3999',
  });

/** Opens the region of so many structures, made and imported once (350: some minutes). */
export async function openRegion(structures: number) {
  const config = benchConfig(structures);
  const database = await openEmbedded({ folder: config.data });
  await migrateHouse(database.url);
  await fillIfEmpty({ url: database.url, config, structures, say: console.error });
  return { config, url: database.url, close: () => database.close() };
}
