import { createHash, randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { readConfig } from '#config';
import { systemClock } from '#kernel/clock';
import { connect, type Database } from '#kernel/db';
import type { Doors } from '#kernel/http';
import { openLog } from '#kernel/log';
import { schemaFingerprint } from '#kernel/migrate';
import { schemas, testServer } from '#kernel/testing';
import type { Context, Visit } from '#modules/directory';
import { openSession } from '#modules/identity';
import { fillIfEmpty } from '../../src/demo/first-start.ts';
import { openDoors } from '../../src/doors.ts';
import { migrateHouse } from '../../src/schemas.ts';

const checkout = resolve(import.meta.dirname, '../..');

/** The demo region on a private database, with every door open. */
export interface World extends Doors<Visit, Context> {
  url: string;
  db: Database;
  pool: pg.Pool;
  /** The identity origin: pass it as `host` when knocking. */
  host: string;
  /** The cookie of a new session of the person with this login, on the identity origin. */
  cookieOf: (login: string) => Promise<string>;
  /** The person's id. */
  personOf: (login: string) => Promise<string>;
}

/** Opens the demo region: made once for each state of the SQL files, then cloned (0.2–0.5 s) for each test file. */
export async function openWorld(): Promise<World> {
  const server = await testServer();
  const template = await regionOn(server.url);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server.url, `create database ${name} template ${template}`);
  const url = databaseUrl(server.url, name);
  const { db, pool } = connect(url);
  const log = openLog('silent');
  const doors = await openDoors({ config, db, pool, log });
  after(async () => {
    await doors.app.close();
    await db.destroy();
    await onServer(server.url, `drop database if exists ${name} with (force)`);
    await server.close();
  });
  return {
    ...doors,
    url,
    db,
    pool,
    host: new URL(config.origin).host,
    cookieOf: async (login) => {
      const { rows } = await pool.query('select id from identity.account where login = $1', [
        login,
      ]);
      const caller = {
        host: new URL(config.origin).hostname,
        ip: '127.0.0.1',
        agent: 'test',
        brandKey: 'touraine',
        formerToken: undefined,
      };
      const token = await openSession({ db, clock: systemClock }, rows[0].id, caller, null);
      return `preau=${token}`;
    },
    personOf: async (login) => {
      const { rows } = await pool.query('select person_id from identity.account where login = $1', [
        login,
      ]);
      return rows[0].person_id;
    },
  };
}

/** The settings of the world: the demo's, as `npm start` has them. */
const config = readConfig({
  PREAU_DATA: join(checkout, '.preau-test', 'world'),
  PREAU_LOG: 'silent',
});

/** The demo region, filled by the very code of the first start. */
async function regionOn(server: string): Promise<string> {
  const name = `region_${schemaFingerprint(schemas)}_${sourceFingerprint()}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('preau test region'))`);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 1) return name;
    await client.query(`drop database if exists ${name}_making with (force)`);
    await client.query(`create database ${name}_making`);
    const url = databaseUrl(server, `${name}_making`);
    await migrateHouse(url);
    await fillIfEmpty({ url, config, say: () => undefined });
    await client.query(`alter database ${name}_making rename to ${name}`);
    return name;
  } finally {
    await client.end();
  }
}

/** Of the code that makes the region: the generator, the importer, the opening of accounts and brands. */
function sourceFingerprint(): string {
  const all = createHash('sha256');
  for (const file of globSync('src/{demo,modules/*}/**/*.{ts,sql}', { cwd: checkout }).sort())
    if (!/\.test\.ts$|\/(web|pages|words)\//.test(file))
      all.update(file).update(readFileSync(join(checkout, file)));
  return all.digest('hex').slice(0, 12);
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
