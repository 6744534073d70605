import { whileLocked } from './lock-file.ts';
import { boundLog } from './log-file.ts';
import { findPostmaster } from './postmaster.ts';
import { type Start, startServer } from './start-server.ts';

const LOOK = 500;
const LONGEST_PAUSE = 30_000;

/**
 * Looks twice a second whether the server lives; starts it again on the same port when it does not,
 * after pauses that double from 0.5 to 30 s. Returns what ends the watch.
 */
export function keepAlive(
  start: Start,
  say: (words: string) => void,
  onRestart: (pid: number) => void,
): () => void {
  let pause = LOOK;
  let timer: NodeJS.Timeout;
  let isOver = false;
  const look = async () => {
    const { cluster, log, mutex } = start.place;
    boundLog(log);
    if (findPostmaster(cluster) !== undefined) {
      pause = LOOK;
      return;
    }
    say('La base de données s’est arrêtée d’elle-même ; on la relance.');
    try {
      await whileLocked(mutex, async () => {
        if (isOver) return;
        const server = findPostmaster(cluster) ?? (await startServer(start));
        onRestart(server.pid);
        say('La base de données est de nouveau là.');
      });
      pause = LOOK;
    } catch (error) {
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      const why = error instanceof Error ? error.message : String(error);
      say(`${why}\nNouvel essai dans ${pause / 1000} s.`);
    }
  };
  const plan = () => {
    timer = setTimeout(async () => {
      await look().catch((error) => say(String(error)));
      if (!isOver) plan();
    }, pause).unref();
  };
  plan();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
