import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { leansOn } from '../../architecture.rules.mjs';
import { connect, type Database } from './db.ts';
import { migrate, type Schema, schemaFingerprint } from './migrate.ts';
import { openTestServer } from './postgres.ts';

const checkout = resolve(import.meta.dirname, '../..');

/** The schemas of every house, each after those it leans on: the order of the table. */
export const schemas: readonly Schema[] = Object.keys(leansOn)
  .map((module) => ({ module, folder: join(checkout, 'src/modules', module, 'schema') }))
  .filter(({ folder }) => existsSync(folder));

/** A private, migrated database for one test file. */
export interface TestDatabase {
  url: string;
  db: Database;
  pool: pg.Pool;
  /** Runs SQL as its owner. */
  run: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;
}

/** A private, migrated, empty database, dropped after the file's last test. */
export const testDatabase = (): Promise<TestDatabase> =>
  cloneDatabase(`template_${schemaFingerprint(schemas)}`, (url) => migrate(url, schemas));

/**
 * Clones the template of this name (0.1–0.2 s), which `make` fills the first time that anybody asks for it, and drops
 * the clone after the file's last test.
 */
export async function cloneDatabase(
  template: string,
  make: (url: string) => Promise<void>,
): Promise<TestDatabase> {
  const server = await testServer();
  await makeTemplate(server.url, template, make);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server.url, `create database ${name} template ${template}`);
  const url = databaseUrl(server.url, name);
  const { db, pool } = connect(url);
  after(async () => {
    await db.destroy();
    await onServer(server.url, `drop database if exists ${name} with (force)`);
    await server.close();
  });
  return {
    url,
    db,
    pool,
    run: async (sql, values) => (await pool.query(sql, values)).rows,
  };
}

/** The PostgreSQL of this run: the one that `check` (or CI) names, else the shared embedded test server. */
async function testServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const given = process.env['PREAU_TEST_SERVER'];
  if (given !== undefined) return { url: given, close: async () => undefined };
  return openTestServer(join(checkout, '.preau-test', 'server'));
}

/** Makes the template unless it is there: one maker at a time, under another name until it is whole. */
async function makeTemplate(
  server: string,
  name: string,
  make: (url: string) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [`preau test ${name}`]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 1) return;
    await client.query(`drop database if exists ${name}_making with (force)`);
    await client.query(`create database ${name}_making`);
    await make(databaseUrl(server, `${name}_making`));
    await client.query(`alter database ${name}_making rename to ${name}`);
  } finally {
    await client.end();
  }
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
