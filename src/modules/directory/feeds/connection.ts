import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Database } from '#kernel/db';

/** Works on a connection of its own, while no other feed is being taken, planned or undone: they queue here. */
export async function inTurn<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'preau feed' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(
      `set statement_timeout = 0; set jit = off; set work_mem = '128MB'; set temp_buffers = '64MB';
       set client_min_messages = warning`,
    );
    await client.query(`select pg_advisory_lock(hashtext('preau directory.feed'))`);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** All of the work, or none of it, on what the directory was when it began: a row that somebody changes meanwhile fails it. */
export async function onOneSnapshot<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin isolation level repeatable read');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

// Somebody wrote in between: the row, a row of the same key, the one it points at; or each waits for the other.
const overtaken = new Set(['40001', '23505', '23503', '40P01']);
const ATTEMPTS = 4;

/** Tries again, anew, what somebody's edit overtook. */
export async function untilUndisturbed<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !overtaken.has((error as { code?: string }).code ?? ''))
        throw error;
    }
  }
}

/** The same connection, as the kernel's verbs take it: what they write belongs to the feed's transaction. */
export function over(client: pg.Client): Database {
  const only = {
    query: client.query.bind(client),
    release: () => undefined,
  } as unknown as PostgresPoolClient;
  return new Kysely<never>({
    dialect: new PostgresDialect({
      pool: { connect: async () => only, end: async () => undefined, options: {} } as never,
    }),
  });
}
