import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { type Database, windowOn } from './db.ts';

/** What a listener is told. */
export interface Hearing {
  heard: (word: string) => void;
  /** The line was opened, or came back: anything may have been said meanwhile. */
  again: () => void;
}

/** A line that is open until it is closed, through every loss of the database. */
export interface Listening {
  close: () => void;
}

const SHORTEST = 200;
const LONGEST = 5_000;

/** Hears what is told on a channel, on one connection apart from the pool; it does not keep the program alive. */
export function listen(
  settings: pg.ClientConfig,
  channel: string,
  { heard, again }: Hearing,
): Listening {
  let isClosed = false;
  let open: pg.Client | undefined;
  const listenOnce = async () => {
    const client = new pg.Client({
      ...settings,
      keepAlive: true,
      application_name: 'preau listen',
    });
    const lost = new Promise<void>((done) => client.once('end', done));
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => heard(payload ?? ''));
    open = client;
    try {
      await client.connect();
      (client as unknown as { unref: () => void }).unref();
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      if (!isClosed) again();
      await lost;
    } finally {
      client.end().catch(() => undefined);
    }
  };
  const goOn = async () => {
    for (let pause = SHORTEST; !isClosed; pause = Math.min(LONGEST, pause * 2)) {
      const begun = Date.now();
      await listenOnce().catch(() => undefined);
      if (Date.now() - begun > LONGEST) pause = SHORTEST;
      if (!isClosed) await sleep(pause, undefined, { ref: false });
    }
  };
  goOn();
  return {
    close: () => {
      isClosed = true;
      open?.end().catch(() => undefined);
    },
  };
}

const db = windowOn<Record<never, never>>();

/**
 * Tells every listener of a channel some short words, once the transaction is committed. Never in the transaction of a
 * request: at commit it takes a lock on the whole database.
 */
export async function tell(
  ctx: { db: Database },
  channel: string,
  words: readonly string[],
): Promise<void> {
  if (words.length > 0)
    await sql`select pg_notify(${channel}, word) from unnest(${[...words]}::text[]) as word`.execute(
      db(ctx),
    );
}
