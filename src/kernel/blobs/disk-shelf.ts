import { constants } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Shelf } from './shelf.ts';

/**
 * A folder, two levels deep: `ab/cd/…`. A file is on the disk before it has its name, and has its name before anybody
 * is told of it, so that a power cut leaves it whole or absent.
 */
export function openDiskShelf(folder: string): Shelf {
  const pathOf = (place: string) => join(folder, place);
  return {
    put: async (place, file) => {
      const path = pathOf(place);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await settle(file);
      await rename(file, path);
      for (const level of [dirname(path), dirname(dirname(path)), folder]) await settle(level);
    },
    open: async (place, span) => {
      const file = await open(pathOf(place), 'r');
      return file.createReadStream(span && { start: span.from, end: span.to });
    },
    remove: (place) => rm(pathOf(place), { force: true }),
    check: async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await access(folder, constants.R_OK | constants.W_OK);
      return `dans ${folder}`;
    },
  };
}

/** Waits until a file, or the list of a folder, is on the disk. */
async function settle(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}
