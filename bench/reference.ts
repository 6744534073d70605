import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { wrk } from './wrk.ts';

/** What this machine does this minute: figures of any other minute or machine compare by their ratio to it. */
export interface Reference {
  /** Requests a second of an empty Fastify route, `wrk -t1 -c64`. */
  H: number;
  /** Point selects a second from Node, named statement, 32 in flight. */
  P: number;
}

/** Measures H and P, a few seconds each. */
export async function reference(databaseUrl: string, seconds = 5): Promise<Reference> {
  return { H: await emptyRoute(seconds), P: await pointSelects(databaseUrl, seconds) };
}

async function emptyRoute(seconds: number): Promise<number> {
  const server = spawn(process.execPath, [join(import.meta.dirname, 'empty-route.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [port] = (await once(server.stdout, 'data')) as [Buffer];
    const { perSecond } = await wrk(`http://127.0.0.1:${String(port).trim()}/`, { seconds });
    return perSecond;
  } finally {
    server.kill();
  }
}

/** Point selects a second: what a statement costs at least. */
export async function pointSelects(url: string, seconds: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  pool.on('error', () => undefined);
  const until = Date.now() + seconds * 1000;
  let count = 0;
  const asking = async () => {
    while (Date.now() < until) {
      await pool.query({ name: 'point', text: 'select $1::int as n', values: [1] });
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: 32 }, asking));
  await pool.end();
  return count / seconds;
}
