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
