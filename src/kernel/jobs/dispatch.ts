import type pg from 'pg';
import type { WorkerParts } from './parts.ts';
import { audienceOf, type Subscriber } from './subscribers.ts';

const MOST = 500;

interface Waiting {
  id: number;
  name: string;
  version: number;
  ordering_key: string | null;
}

/**
 * Turns the oldest waiting events into one delivery a subscriber, both in one transaction, and says how many events.
 * One worker at a time: with two, a later event could be delivered before an earlier one of its key is even owed.
 */
export async function dispatch(
  subscribers: readonly Subscriber[],
  { pool }: Pick<WorkerParts, 'pool'>,
): Promise<number> {
  const { rowCount } = await pool.query(
    'select from kernel.event where dispatched_at is null limit 1',
  );
  if (rowCount === 0) return 0;
  const client = await pool.connect();
  try {
    await client.query('begin');
    const moved = await move(client, subscribers);
    await client.query('commit');
    client.release();
    return moved;
  } catch (error) {
    client.release(true); // ends the connection, and the transaction with it
    throw error;
  }
}

async function move(client: pg.PoolClient, subscribers: readonly Subscriber[]): Promise<number> {
  const { rowCount } = await client.query(
    `select where pg_try_advisory_xact_lock(hashtextextended('preau dispatch', 0))`,
  );
  if (rowCount === 0) return 0;
  const { rows } = await client.query<Waiting>(
    `select id, name, version, ordering_key from kernel.event
     where dispatched_at is null order by id limit $1`,
    [MOST],
  );
  const owed = rows.flatMap((event) =>
    audienceOf(subscribers, event).map(({ name }) => ({ event, name })),
  );
  await client.query(
    `insert into kernel.delivery (event_id, subscriber, ordering_key)
     select * from unnest($1::bigint[], $2::text[], $3::text[])`,
    [
      owed.map(({ event }) => event.id),
      owed.map(({ name }) => name),
      owed.map(({ event }) => event.ordering_key),
    ],
  );
  await client.query('update kernel.event set dispatched_at = now() where id = any($1)', [
    rows.map(({ id }) => id),
  ]);
  return rows.length;
}
