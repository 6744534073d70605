import { parseArgs } from 'node:util';
import { config } from '#config';
import { prepareFolder, useDatabase } from '#kernel/postgres';
import { keepDemoApart } from '../demo/keep-apart.ts';
import { openServer } from '../server.ts';
import { Closers } from './start/closers.ts';
import { explainListening, withFreePort } from './start/free-port.ts';
import { say } from './start/progress.ts';
import { takeStopSignals } from './start/stop-signal.ts';
import { openWebProcesses } from './start/web-processes.ts';

/** One line for the list of commands. */
export const summary = 'sert les pages seulement (plusieurs machines, une base)';

/** What `--help` prints. */
export const help = `preau web

Sert les pages et l'API, sans les travaux de fond (voir « preau worker ») et sans
migrer la base (voir « preau migrate »). Ctrl-C l'arrête après les requêtes en cours.
`;

/** Serves until a stop signal; 0 after a graceful stop. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  const stop = takeStopSignals();
  const closers = new Closers();
  try {
    prepareFolder(config().data);
    const settings = await withFreePort(config());
    const database = await useDatabase(settings);
    await closers.add(database.close);
    database.watch(say);
    await keepDemoApart({ url: database.url, demo: settings.demo });
    if (settings.workers > 1) {
      const processes = await openWebProcesses(settings, database.url, say);
      await closers.add(() => processes.close());
    } else {
      const server = await openServer({ config: settings, url: database.url });
      await closers.add(() => server.close());
      await server.listen().catch((error: unknown) => {
        throw explainListening(error, settings);
      });
    }
    console.log(`Préau is ready at http://localhost:${settings.port}`);
    await stop.asked;
  } finally {
    await closers.closeAll();
  }
  return 0;
}
