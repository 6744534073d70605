import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { schemaFingerprint } from '#kernel/migrate';
import { openTestServer, placeIn } from '#kernel/postgres';
import { isUsed } from '../../kernel/postgres/users.ts';
import { schemas } from '../../schemas.ts';

/** The PostgreSQL of a run: its address, and what gives it back. */
export type TestServer = { url: string; close: () => Promise<void> };

/** Starts or joins the test server kept in `.preau-test/server`; whoever is alone on it sweeps first. */
export async function openRunServer(root: string): Promise<TestServer> {
  const folder = join(root, '.preau-test', 'server');
  const wasUsed = isUsed(placeIn(folder));
  const server = await openTestServer(folder);
  if (!wasUsed) await sweep(server.url, folder);
  return server;
}

/**
 * Drops what runs that were killed left, and templates of other states of the SQL. A database that
 * somebody is connected to stays: another run may have started this very second.
 */
async function sweep(url: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database
       where datname ~ '^(test|template|region|check)_' and datname not like '%' || $1
         and not exists (select from pg_stat_activity where datname = pg_database.datname)`,
      [schemaFingerprint(schemas)],
    );
    for (const { name } of rows) {
      if (countUsers(folder) > 1) return;
      await client.query(`drop database if exists "${name}"`).catch(() => undefined);
    }
  } finally {
    await client.end();
  }
}

/** How many programs use the server; `isUsed` has just removed what dead ones left. */
function countUsers(folder: string): number {
  const { users } = placeIn(folder);
  return existsSync(users) ? readdirSync(users).length : 0;
}
