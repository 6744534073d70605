import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, type Life, thisLife } from './living.ts';
import type { Place } from './place.ts';
import { giveTo, makeOwnedFolder, type Rights } from './rights.ts';

let count = 0;

/** Notes that this program uses the server; returns what undoes it. */
export function register(place: Place, rights: Rights): () => void {
  makeOwnedFolder(place.users);
  count += 1;
  const path = join(place.users, `${process.pid}-${count}`);
  writeFileSync(path, JSON.stringify(thisLife()));
  giveTo(rights, path);
  return () => rmSync(path, { force: true });
}

/** True when a living program uses the server. Files of dead ones are removed on the way. */
export function isUsed(place: Place): boolean {
  if (!existsSync(place.users)) return false;
  const paths = readdirSync(place.users).map((name) => join(place.users, name));
  return paths.filter((path) => isLivingUser(path)).length > 0;
}

function isLivingUser(path: string): boolean {
  try {
    const life: Life = JSON.parse(readFileSync(path, 'utf8'));
    if (isAlive(life)) return true;
  } catch {
    // a file cut short by a kill names nobody
  }
  rmSync(path, { force: true });
  return false;
}
