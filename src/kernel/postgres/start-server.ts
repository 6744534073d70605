import { spawn } from 'node:child_process';
import { closeSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainFault } from '../plain-fault.ts';
import type { Binaries } from './binaries.ts';
import { diskFull, requireSpace } from './data-folder.ts';
import { openLog, readFrom, sizeOf } from './log-file.ts';
import { type Place, socketFolderOf } from './place.ts';
import { findPostmaster, forgetStrangerPid, type Postmaster } from './postmaster.ts';
import { account, PATH, type Rights } from './rights.ts';
import { serverSettings } from './settings.ts';

/** What a start needs to know. Without `port`, a free one is chosen, and chosen anew when it gets taken. */
export type Start = {
  place: Place;
  binaries: Binaries;
  rights: Rights;
  durable: boolean;
  port?: number;
};

const ATTEMPTS = 8;
const LEAST_ROOM = 40;

/** Starts the server on its cluster and resolves when it answers, after whatever recovery it needed. */
export async function startServer(start: Start): Promise<Postmaster> {
  requireSameMajor(start);
  requireSpace(start.place.folder, LEAST_ROOM);
  let words = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    forgetStrangerPid(start.place.cluster);
    const result = await attemptStart(start, start.port ?? (await freePort()));
    if (typeof result !== 'string') return result;
    words = result;
    if (!PASSING.test(words)) break;
    await sleep(50 * attempt ** 2);
  }
  throw explain(words, start);
}

/** Failures that another port, or the end of a dying server's last children, puts right. */
const PASSING = /could not bind|pre-existing shared memory block|postmaster\.pid" already exists/;

async function attemptStart(start: Start, port: number): Promise<Postmaster | string> {
  const { place, binaries, rights, durable } = start;
  const before = sizeOf(place.log);
  const log = openLog(place.log, rights);
  const settings = serverSettings(port, durable, socketFolderOf(place));
  const words = [...rights.before, binaries.postgres, '-D', place.cluster, ...settings];
  const [program = '', ...rest] = words;
  const child = spawn(program, rest, {
    ...account(rights),
    cwd: '/',
    detached: true,
    env: { LC_ALL: 'C.UTF-8', PATH },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', () => {
    failure ??= sizeOf(place.log) < before ? '' : readFrom(place.log, before);
  });
  child.unref();
  while (failure === undefined) {
    const postmaster = findPostmaster(place.cluster);
    if (postmaster?.pid === child.pid && postmaster?.isReady) return postmaster;
    await sleep(10);
  }
  return failure;
}

function requireSameMajor({ place, binaries }: Start): void {
  const file = join(place.cluster, 'PG_VERSION');
  const major = existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
  if (major === binaries.major) return;
  const found = major === undefined ? 'd’une version inconnue' : `de PostgreSQL ${major}`;
  throw new PlainFault(
    `La base ${place.cluster} est ${found}, et Préau embarque PostgreSQL ${binaries.major}.\n` +
      'Reprenez la version de Préau qui l’a faite pour en exporter le contenu, ou choisissez un autre PREAU_DATA.',
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const trial = createServer();
    trial.once('error', reject);
    trial.listen(0, '127.0.0.1', () => {
      const address = trial.address();
      trial.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function explain(words: string, { place }: Start): Error {
  if (words.includes('No space left on device')) return diskFull(place.folder);
  const last = words.trim().split('\n').slice(-4).join('\n');
  return new PlainFault(
    `La base embarquée n’a pas pu démarrer :\n${last}\nLe journal complet : ${place.log}`,
  );
}
