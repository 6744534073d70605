import pg from 'pg';

/** Connects once, runs `work`, disconnects; the connection attempt lasts at most `patience` ms. */
export async function withClient<T>(
  url: string,
  patience: number,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patience });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The five-character SQLSTATE, or the system's code such as `ECONNREFUSED`, of a failed attempt. */
export function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : '';
}
