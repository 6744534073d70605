import { existsSync, readFileSync, rmSync } from 'node:fs';
import { PlainFault } from '../plain-fault.ts';
import { findBinaries } from './binaries.ts';
import { codeOf, withClient } from './connect.ts';
import { prepareFolder } from './data-folder.ts';
import { keepAlive } from './keep-alive.ts';
import { whileLocked } from './lock-file.ts';
import { makeCluster } from './make-cluster.ts';
import { hostOf, type Place, placeIn } from './place.ts';
import { findPostmaster, type Postmaster, signalTo, stopPostmaster } from './postmaster.ts';
import { rightsFor } from './rights.ts';
import { type Start, startServer } from './start-server.ts';
import { isUsed, register } from './users.ts';

/** A running embedded server that this program holds: it runs as long as somebody holds it. */
export type Embedded = {
  /** Connection address, with the password. */
  url: string;
  pid: number;
  /** Watches the server and starts it again when it dies, on the same port; `say` tells what happens. */
  watch(say: (words: string) => void): void;
  /** Lets go; the last program to do so stops the server and waits for its end. */
  close(): Promise<void>;
};

/**
 * Joins the embedded PostgreSQL of a data folder, or makes and starts it. A server whose programs
 * were all killed is first taken down. `durable: false` trades safety at power loss for speed (tests).
 */
export async function openEmbedded(options: {
  folder: string;
  durable?: boolean;
}): Promise<Embedded> {
  const { folder, durable = true } = options;
  prepareFolder(folder);
  const place = placeIn(folder);
  const binaries = findBinaries();
  const rights = rightsFor(folder, place.home, binaries.postgres);
  const start: Start = { place, binaries, rights, durable };
  return whileLocked(place.mutex, async () => {
    const joined = await joinOrClear(place);
    if (joined === undefined && !existsSync(place.home)) {
      await makeCluster(place, binaries, rights, durable);
    }
    const leave = register(place, rights);
    try {
      const postmaster = joined ?? (await startServer(start));
      const url = urlOf(place, postmaster.port);
      await ensureDatabase(url);
      return hold({ ...start, port: postmaster.port }, postmaster, url, leave);
    } catch (error) {
      leave();
      await stopUnused(place);
      throw error;
    }
  });
}

/** The server that living programs use; one that nobody uses any more, or that never got ready, is stopped. */
async function joinOrClear(place: Place): Promise<Postmaster | undefined> {
  const found = findPostmaster(place.cluster);
  if (found === undefined) return undefined;
  if (isUsed(place) && found.isReady) return found;
  await stopPostmaster(found.pid);
  return undefined;
}

function hold(start: Start, first: Postmaster, url: string, leave: () => void): Embedded {
  const { place } = start;
  let pid = first.pid;
  let unwatch = () => {};
  /** On an exit that nobody foresaw there is no time to wait: the signal alone must do. */
  const letGo = () => {
    leave();
    const server = isUsed(place) ? undefined : findPostmaster(place.cluster);
    if (server !== undefined) signalTo(server.pid, 'SIGINT');
  };
  process.once('exit', letGo);
  return {
    url,
    get pid() {
      return pid;
    },
    watch(say) {
      unwatch = keepAlive(start, say, (next) => {
        pid = next;
      });
    },
    async close() {
      unwatch();
      process.off('exit', letGo);
      await whileLocked(place.mutex, async () => {
        leave();
        await stopUnused(place);
      });
    },
  };
}

async function stopUnused(place: Place): Promise<void> {
  const server = isUsed(place) ? undefined : findPostmaster(place.cluster);
  if (server !== undefined) await stopPostmaster(server.pid);
  if (!isUsed(place)) rmSync(place.users, { recursive: true, force: true });
}

function urlOf(place: Place, port: number): string {
  if (!existsSync(place.password)) {
    throw new PlainFault(
      `Le mot de passe de la base embarquée a disparu (${place.password}).\n` +
        'Remettez ce fichier depuis une sauvegarde, ou choisissez un autre dossier avec PREAU_DATA.',
    );
  }
  const password = readFileSync(place.password, 'utf8').trim();
  return `postgres://preau:${password}@${hostOf(place, port)}:${port}/preau`;
}

/** The database itself; a kill between the first start and this statement leaves it still to be made. */
async function ensureDatabase(url: string): Promise<void> {
  try {
    await withClient(url, 10_000, (client) => client.query('select 1'));
  } catch (error) {
    if (codeOf(error) !== '3D000') throw error;
    const maintenance = url.replace(/\/preau$/, '/postgres');
    await withClient(maintenance, 10_000, (client) => client.query('create database preau'));
  }
}
