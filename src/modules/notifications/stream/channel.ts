import type { ClientConfig } from 'pg';
import { type Listening, listen } from '#kernel/listen';
import { CHANNEL } from '../announce.ts';

/** Between two pages of the only visitor nobody listens: the line is kept a while. */
const KEPT = 10_000;

/** Holds the line to the database while somebody listens, and a little longer. */
export function listenWhileNeeded(
  database: ClientConfig,
  told: { heard: (people: string[]) => void; again: () => void },
): { need: () => void; release: () => void } {
  let line: Listening | undefined;
  let closing: NodeJS.Timeout | undefined;
  return {
    need: () => {
      clearTimeout(closing);
      line ??= listen(database, CHANNEL, {
        heard: (word) => told.heard(word.split(',')),
        again: told.again,
      });
    },
    release: () => {
      clearTimeout(closing);
      closing = setTimeout(() => {
        line?.close();
        line = undefined;
      }, KEPT).unref();
    },
  };
}
