import type { Config } from '#config';
import { checkServer } from './check-server.ts';
import { openEmbedded } from './open-embedded.ts';

/** The database that a command works on. `close` gives it back; it stops only when nobody else uses it. */
export type Database = {
  url: string;
  /** Starts the embedded server again when it dies; nothing to do for one that is not ours. */
  watch(say: (words: string) => void): void;
  close(): Promise<void>;
};

/**
 * The database of these settings: the server of `DATABASE_URL` when given, once it has answered (10 s
 * at most), else the embedded one, joined where it runs and started where it does not.
 */
export async function useDatabase(
  config: Pick<Config, 'databaseUrl' | 'data'>,
  say: (words: string) => void = console.error,
): Promise<Database> {
  const { databaseUrl: url } = config;
  if (url === undefined) return openEmbedded({ folder: config.data });
  await checkServer(url, say);
  return { url, watch: () => undefined, close: async () => undefined };
}
