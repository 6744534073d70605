import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#kernel/db';
import type { Log } from '#kernel/log';
import { AT_ONCE, type NewsOfPerson, newsOf } from '../queries/news.ts';
import type { Listener } from './listener.ts';

const MOST_PEOPLE = 500;
const PAUSE_AFTER_FAULT = 1_000;

/**
 * Reads the news of people whose streams wait, and sends them. One reading at a time for the whole process: whoever is
 * named meanwhile is in the next. What was heard is only a hint; what is sent is what the database has above the number
 * that each stream already has, so that nothing is lost or said twice.
 */
export function openReader(
  { db, log }: { db: Database; log: Log },
  byPerson: ReadonlyMap<string, ReadonlySet<Listener>>,
): { read: (people: readonly string[]) => void } {
  const waiting = new Set<string>();
  let isReading = false;
  const readAll = async () => {
    while (waiting.size > 0) {
      const people = [...waiting].slice(0, MOST_PEOPLE);
      for (const id of people) waiting.delete(id);
      try {
        const asked = people.flatMap((id) => askedFor(id, byPerson.get(id)));
        for (const news of await newsOf({ db }, asked))
          if (sendNews(news, byPerson.get(news.personId) ?? new Set())) waiting.add(news.personId);
      } catch (error) {
        log.warn({ err: error }, 'news could not be read; streams wait');
        await sleep(PAUSE_AFTER_FAULT, undefined, { ref: false });
        for (const id of people) if (byPerson.has(id)) waiting.add(id);
      }
    }
    isReading = false;
  };
  return {
    read: (people) => {
      for (const id of people) waiting.add(id);
      if (isReading || waiting.size === 0) return;
      isReading = true;
      // Those named in the same turn are read together.
      setImmediate(readAll);
    },
  };
}

/** From the lowest number that one of the person's streams has; streams that have none are only told where one stands. */
function askedFor(personId: string, listeners: ReadonlySet<Listener> | undefined) {
  if (listeners === undefined || listeners.size === 0) return [];
  const numbers = [...listeners].flatMap(({ sent }) => (sent === null ? [] : [sent]));
  return [{ personId, after: numbers.length === 0 ? null : Math.min(...numbers) }];
}

/** Sends to each stream what it does not have; true when there may be more to read. */
function sendNews(news: NewsOfPerson, listeners: ReadonlySet<Listener>): boolean {
  const { after, lastNumber, unread, notices } = news;
  const isFull = notices.length === AT_ONCE;
  const reached = isFull ? (notices.at(-1)?.number ?? lastNumber) : lastNumber;
  for (const listener of [...listeners]) {
    const had = listener.sent;
    // It came while this was read, and asks for more than was: its turn is next.
    if (had !== null && had < (after ?? lastNumber)) continue;
    // A number that was never given is from another life of the database, or made up.
    const sent = had === null || had > lastNumber ? lastNumber : had;
    const fresh = notices.filter(({ number }) => number > sent);
    listener.sent = Math.max(sent, reached);
    if (fresh.length === 0 && listener.unread === unread) continue;
    listener.unread = unread;
    listener.stream.send({ name: 'news', id: listener.sent, reply: { unread, notices: fresh } });
  }
  return isFull;
}
