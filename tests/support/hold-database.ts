import { readConfig } from '#config';
import { openEmbedded, useDatabase } from '#kernel/postgres';
import { PlainFault } from '../../src/kernel/plain-fault.ts';

/** A small program as `preau` commands are: it holds the database until SIGTERM, and prints where it is. */
async function hold(): Promise<void> {
  const config = readConfig(process.env);
  const database = config.databaseUrl
    ? await useDatabase(config)
    : await openEmbedded({ folder: config.data });
  process.once('SIGTERM', async () => {
    await database.close();
    process.exit(0);
  });
  database.watch((words) => console.log(words));
  const pid = 'pid' in database ? database.pid : 0;
  console.log(JSON.stringify({ url: database.url, pid }));
  if (process.env['PREAU_TEST_CRASH']) setTimeout(() => JSON.parse('{'), 200);
  setInterval(() => undefined, 60_000);
}

await hold().catch((error: unknown) => {
  console.error(error instanceof PlainFault ? error.message : error);
  process.exit(1);
});
