import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Config, environmentWith } from '#config';

const SHORTEST_LIFE = 5000;
const PAUSE = 2000;

/** Processes that serve the pages side by side on one port; one that dies is replaced. */
export type WebProcesses = { close(): Promise<void> };

/** Starts `config.workers` of them; resolves when all listen, rejects when one cannot. */
export async function openWebProcesses(
  config: Config,
  url: string,
  say: (words: string) => void,
): Promise<WebProcesses> {
  cluster.setupPrimary({ exec: join(import.meta.dirname, 'web-process.ts'), args: [] });
  let isOver = false;
  const open = () => {
    const began = Date.now();
    const worker = cluster.fork(environmentOf(config, url));
    worker.on('error', () => undefined);
    worker.once('exit', (code, signal) => {
      if (isOver) return;
      say(`Un processus de pages s’est arrêté (${signal ?? code}) ; on le remplace.`);
      setTimeout(() => isOver || open(), Date.now() - began < SHORTEST_LIFE ? PAUSE : 0);
    });
    return worker;
  };
  const close = async () => {
    isOver = true;
    const workers = Object.values(cluster.workers ?? {}).filter((w) => w !== undefined);
    await Promise.all(workers.map(stopped));
  };
  try {
    await Promise.all(Array.from({ length: config.workers }, () => listening(open())));
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

async function listening(worker: Worker): Promise<void> {
  const failed = once(worker, 'exit').then(([code]) => {
    throw new Error(`Un processus de pages n’a pas pu démarrer (sortie ${code}).`);
  });
  await Promise.race([once(worker, 'listening'), failed]);
  failed.catch(() => undefined);
}

async function stopped(worker: Worker): Promise<void> {
  if (worker.isDead()) return;
  const end = once(worker, 'exit');
  if (worker.isConnected()) worker.send('stop');
  await end;
}

function environmentOf(config: Config, url: string): Record<string, string> {
  return environmentWith({
    DATABASE_URL: url,
    PORT: String(config.port),
    PREAU_ORIGIN: config.origin,
    PREAU_DEMO: config.demo ? 'on' : 'off',
  });
}
