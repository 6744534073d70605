import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Config, config, unknownVariables } from '#config';
import { type Database, type Lock, prepareFolder, useDatabase } from '#kernel/postgres';
import { keepDemoApart } from '../demo/keep-apart.ts';
import { migrateHouse } from '../schemas.ts';
import { openServer } from '../server.ts';
import { openWorker } from '../worker.ts';
import { buildIfStale } from './build.ts';
import { Closers } from './start/closers.ts';
import { explainListening, withFreePort } from './start/free-port.ts';
import { becomeOnlyStart, STOPPING } from './start/only-start.ts';
import { say, step } from './start/progress.ts';
import { type StopSignal, takeStopSignals } from './start/stop-signal.ts';
import { openWebProcesses } from './start/web-processes.ts';

const PATIENCE = 10_000;

/** One line for the list of commands. */
export const summary = 'démarre tout : base de données, pages, travaux de fond';

/** What `--help` prints. */
export const help = `preau start

Prépare ce qui manque (pages du navigateur, base de données, migrations, région
de démonstration au premier démarrage), puis sert Préau jusqu'à Ctrl-C.

Tout se règle par variables d'environnement : docs/configuration.md.
  PORT=3001 npm start            sur un autre port
  PREAU_DATA=/srv/preau …        dans un autre dossier
  DATABASE_URL=postgres://… …    sur un PostgreSQL à vous (15 ou plus récent)
  PREAU_DEMO=off …               sans démonstration
`;

/** Serves until a stop signal: 0 after a graceful stop, 130 when stopped before being ready. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  const stop = takeStopSignals();
  const closers = new Closers();
  let isReady = false;
  const opening = openAll(config(), closers, stop).then(() => {
    isReady = true;
  });
  try {
    await Promise.race([opening, stop.asked]);
    if (isReady) await stop.asked;
    say('Arrêt…');
  } finally {
    await closers.closeAll();
  }
  if (isReady) return 0;
  // The step under way ends by itself, or because its database is gone; what it still opens is closed.
  await Promise.race([opening.catch(() => undefined), sleep(PATIENCE)]);
  return 130;
}

async function openAll(wished: Config, closers: Closers, stop: StopSignal): Promise<void> {
  warnOfTypingMistakes();
  prepareFolder(wished.data);
  const lock = await lockFolder(wished, closers, stop);
  const settings = await withFreePort(wished);
  await step(
    'Pages',
    (isNew) => (isNew ? 'construites' : 'à jour'),
    () => buildIfStale(),
  );
  if (stop.signal.aborted) return;
  const database = await openDatabase(settings, closers);
  await keepDemoApart({ url: database.url, demo: settings.demo });
  if (settings.demo) await fillDemo(settings, database.url);
  await serve(settings, database, closers);
  lock?.note(`http://localhost:${settings.port}`);
  console.log(`Préau is ready at http://localhost:${settings.port}`);
  if (settings.demo) await showDemoPeople();
}

/** One start at a time on an embedded database; on one of their own, machines may be many. */
async function lockFolder(
  { databaseUrl, data }: Config,
  closers: Closers,
  stop: StopSignal,
): Promise<Lock | undefined> {
  if (databaseUrl !== undefined) return undefined;
  const lock = await becomeOnlyStart(data);
  process.once('exit', lock.release);
  await closers.add(lock.release);
  stop.asked.then(() => lock.note(STOPPING));
  return lock;
}

async function openDatabase(settings: Config, closers: Closers): Promise<Database> {
  const database = await step('Base de données', 'prête', async () => {
    const opened = await useDatabase(settings, say);
    await closers.add(opened.close);
    return opened;
  });
  await step('Migrations', 'faites', () => migrateHouse(database.url));
  database.watch(say);
  return database;
}

async function fillDemo(settings: Config, url: string): Promise<void> {
  const { fillIfEmpty } = await import('../demo/first-start.ts');
  await step('Région de démonstration', 'présente', () =>
    fillIfEmpty({ url, config: settings, say }),
  );
}

async function serve(settings: Config, { url }: Database, closers: Closers): Promise<void> {
  const worker = await openWorker({ config: settings, url });
  await closers.add(() => worker.close());
  if (settings.workers > 1) {
    const processes = await openWebProcesses(settings, url, say);
    return closers.add(() => processes.close());
  }
  const server = await openServer({ config: settings, url });
  await closers.add(() => server.close());
  try {
    await server.listen();
  } catch (error) {
    throw explainListening(error, settings);
  }
}

function warnOfTypingMistakes(): void {
  for (const name of unknownVariables()) {
    console.error(`${name} : variable inconnue, ignorée. La liste : docs/configuration.md`);
  }
}

async function showDemoPeople(): Promise<void> {
  const { demoPassword, demoPeople } = await import('../demo/people.ts');
  console.log(`\nPour se connecter (mot de passe pour tous : ${demoPassword}) :`);
  for (const { login, description } of demoPeople)
    console.log(`  ${login.padEnd(16)} ${description}`);
}
