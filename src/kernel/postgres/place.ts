import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the parts of an embedded PostgreSQL lie inside the data folder. */
export type Place = {
  /** The data folder itself (`PREAU_DATA`). */
  folder: string;
  /** Holds the cluster and its password: renamed into place whole, so it is there complete or not at all. */
  home: string;
  /** PGDATA. */
  cluster: string;
  password: string;
  log: string;
  /** One file for each program that uses the server. */
  users: string;
  /** Held while the server is being started, joined, left or stopped. */
  mutex: string;
};

/** The place inside a data folder. */
export function placeIn(folder: string): Place {
  const home = join(folder, 'postgres');
  return {
    folder,
    home,
    cluster: join(home, 'data'),
    password: join(home, 'password'),
    log: join(folder, 'postgres.log'),
    users: join(folder, 'postgres.users'),
    mutex: join(folder, 'postgres.lock'),
  };
}

/** What the path of a socket may measure at most, with the name that PostgreSQL adds (`sun_path` of unix(7)). */
const LONGEST = 107 - '/.s.PGSQL.65535.lock'.length;

/** Where the server puts its Unix socket: among its own files, which others may not enter; nowhere when that is too long. */
export const socketFolderOf = ({ cluster }: Place): string | undefined =>
  process.platform !== 'win32' && Buffer.byteLength(cluster) <= LONGEST ? cluster : undefined;

/** The host part of an address of the server: its socket, which costs less than loopback, when it is there. */
export function hostOf(place: Place, port: number): string {
  const folder = socketFolderOf(place);
  const isThere = folder !== undefined && existsSync(join(folder, `.s.PGSQL.${port}`));
  return isThere ? encodeURIComponent(folder) : '127.0.0.1';
}
