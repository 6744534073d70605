import { parseArgs } from 'node:util';
import { config } from '#config';
import { prepareFolder, useDatabase } from '#kernel/postgres';
import { keepDemoApart } from '../demo/keep-apart.ts';
import { openWorker } from '../worker.ts';
import { Closers } from './start/closers.ts';
import { say } from './start/progress.ts';
import { takeStopSignals } from './start/stop-signal.ts';

/** One line for the list of commands. */
export const summary = 'fait les travaux de fond seulement';

/** What `--help` prints. */
export const help = `preau worker

Fait les travaux de fond (suites des événements, tâches planifiées), sans servir de
pages. Plusieurs peuvent tourner à la fois. Ctrl-C l'arrête après la tâche en cours.
`;

/** Works until a stop signal; 0 after a graceful stop. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  const stop = takeStopSignals();
  const closers = new Closers();
  try {
    const settings = config();
    prepareFolder(settings.data);
    const database = await useDatabase(settings);
    await closers.add(database.close);
    database.watch(say);
    await keepDemoApart({ url: database.url, demo: settings.demo });
    const worker = await openWorker({ config: settings, url: database.url });
    await closers.add(() => worker.close());
    console.log('Préau worker is ready');
    await stop.asked;
  } finally {
    await closers.closeAll();
  }
  return 0;
}
