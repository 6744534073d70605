import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { PlainFault } from '../plain-fault.ts';
import type { Binaries } from './binaries.ts';
import { diskFull, requireSpace } from './data-folder.ts';
import type { Place } from './place.ts';
import { account, giveTo, PATH, type Rights } from './rights.ts';

const run = promisify(execFile);
const ROOM = 200;

/**
 * Makes an empty cluster with a random password. It is made beside its place and renamed there at
 * the end: a kill or a full disk half-way leaves nothing that looks like a database.
 */
export async function makeCluster(
  place: Place,
  binaries: Binaries,
  rights: Rights,
  durable: boolean,
): Promise<void> {
  sweep(place);
  requireSpace(place.folder, ROOM);
  const home = `${place.home}.new-${process.pid}`;
  const password = join(home, 'password');
  mkdirSync(home, { mode: 0o700 });
  writeFileSync(password, randomBytes(24).toString('hex'), { mode: 0o600 });
  giveTo(rights, home);
  giveTo(rights, password);
  try {
    await initdb(home, password, binaries, rights, durable);
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw explain(error, place.folder);
  }
  renameSync(home, place.home);
}

async function initdb(
  home: string,
  password: string,
  binaries: Binaries,
  rights: Rights,
  durable: boolean,
): Promise<void> {
  const words = [
    ...rights.before,
    binaries.initdb,
    `--pgdata=${join(home, 'data')}`,
    '--username=preau',
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    `--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
  const [program = '', ...rest] = words;
  await run(program, rest, { ...account(rights), cwd: home, env: { LC_ALL: 'C.UTF-8', PATH } });
  chmodSync(home, 0o700);
}

/** Clusters that a killed program left half-made. */
function sweep(place: Place): void {
  for (const name of readdirSync(place.folder)) {
    if (name.startsWith(`${basename(place.home)}.new-`)) {
      rmSync(join(place.folder, name), { recursive: true, force: true });
    }
  }
}

function explain(error: unknown, folder: string): Error {
  const words = String((error as { stderr?: unknown }).stderr ?? error);
  if (words.includes('No space left on device')) return diskFull(folder, ROOM);
  const last = words.trim().split('\n').slice(-4).join('\n');
  return new PlainFault(
    `PostgreSQL n’a pas pu préparer sa base dans ${folder} :\n${last}\n` +
      'Choisissez un autre dossier avec PREAU_DATA, ou donnez un PostgreSQL par DATABASE_URL.',
  );
}
