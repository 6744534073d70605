import { config } from '#config';
import { openServer } from '../../server.ts';

/** One of several processes that serve pages: it heeds its primary alone, and ends with it. */
async function serve(): Promise<void> {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => undefined);
  const settings = config();
  if (settings.databaseUrl === undefined) throw new Error('DATABASE_URL is missing');
  const server = await openServer({ config: settings, url: settings.databaseUrl });
  const stop = async () => {
    await server.close();
    process.exit(0);
  };
  process.on('message', (word) => word === 'stop' && stop());
  process.on('disconnect', stop);
  await server.listen();
}

await serve();
