import { lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dateIn } from '#kernel/clock';
import type { Places } from './places.ts';

interface Claimed {
  id: string;
  name: string;
  files: readonly string[];
}

const isThere = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  );

/**
 * Moves a deposit to where nobody else writes. Whoever was killed in the middle of it does it again: what is already
 * there stays, the rest comes. False when nothing of it is left anywhere.
 */
export async function claim(places: Places, { id, files }: Claimed): Promise<boolean> {
  const own = join(places.work, id);
  await mkdir(own, { recursive: true, mode: 0o700 });
  for (const name of files) {
    const from = join(places.incoming, name);
    if (!(await isThere(join(own, name))) && (await isThere(from)))
      await rename(from, join(own, name));
  }
  const left = await readdir(own);
  return files.every((name) => left.includes(name));
}

/** Puts a deposit back where it was found: somebody was still writing. */
export async function giveBack(places: Places, { id, files }: Claimed): Promise<void> {
  for (const name of files) {
    const back = join(places.incoming, name);
    if (!(await isThere(back))) await rename(join(places.work, id, name), back);
  }
}

/** Puts a deposit away with its report; the folder is named after the day and the deposit. */
export async function putAway(
  places: Places,
  deposit: Claimed,
  { to, report, now }: { to: 'taken' | 'refused'; report: string; now: Date },
): Promise<void> {
  const from = join(places.work, deposit.id);
  await mkdir(from, { recursive: true, mode: 0o700 });
  await writeFile(join(from, reportName(deposit.files)), report, { mode: 0o600 });
  await rename(from, join(places[to], `${dateIn('Europe/Paris', now)}-${deposit.id}`));
}

/** `bilan.txt`, unless the deposit has a file of that name. */
function reportName(files: readonly string[]): string {
  let name = 'bilan.txt';
  while (files.includes(name)) name = `_${name}`;
  return name;
}

/** Deletes the files of a deposit that was put away. */
export async function eraseFiles(places: Places, id: string): Promise<void> {
  for (const folder of [places.taken, places.refused]) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names)
      if (name.endsWith(id)) await rm(join(folder, name), { recursive: true, force: true });
  }
}
