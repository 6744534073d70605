import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { migrateHouse } from '../../schemas.ts';

/** Runs `look` on a fresh database holding the whole house's schema and nothing else, then drops it. */
export async function onMigratedDatabase<Result>(
  server: string,
  look: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const name = `check_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  try {
    await migrateHouse(url.href);
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    return await look(client).finally(() => client.end());
  } finally {
    await onServer(server, `drop database if exists ${name} with (force)`);
  }
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
