import type { ClientConfig } from 'pg';
import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import type { Log } from '#kernel/log';
import { endedSessions } from '#modules/identity';
import { listenWhileNeeded } from './channel.ts';
import type { Listener } from './listener.ts';
import { openPulse } from './pulse.ts';
import { openReader } from './reader.ts';

/** All the browsers that listen through this process. */
export interface Hub {
  /** Whether one more may listen: a person has some browsers, a process some memory. */
  hasRoomFor: (personId: string) => boolean;
  add: (listener: Listener) => void;
}

interface HubParts {
  db: Database;
  log: Log;
  clock: Clock;
  database: ClientConfig;
}

/** Browsers of one person: several devices, each one stream however many windows. */
const MOST_OF_PERSON = 10;
/** Streams of one process: they leave connections to pages (`patience.connections`). */
const MOST = 6_000;
/** A session that was ended elsewhere is noticed within this time, by one statement for all streams. */
const CHECK = 5_000;

/** Opens the hub of a process; it works only while somebody listens. */
export function openHub(parts: HubParts): Hub {
  const byPerson = new Map<string, Set<Listener>>();
  const pulse = openPulse();
  const reader = openReader(parts, byPerson);
  const channel = listenWhileNeeded(parts.database, {
    heard: (people) => reader.read(people.filter((id) => byPerson.has(id))),
    again: () => reader.read([...byPerson.keys()]),
  });
  let count = 0;
  let check: NodeJS.Timeout | undefined;
  const remove = (listener: Listener) => {
    const theirs = byPerson.get(listener.personId);
    if (!theirs?.delete(listener)) return;
    count -= 1;
    if (theirs.size === 0) byPerson.delete(listener.personId);
    pulse.remove(listener.stream);
    if (count > 0) return;
    clearTimeout(check);
    check = undefined;
    channel.release();
  };
  const checkSessions = async () => {
    await endThose(parts, byPerson).catch((error: unknown) =>
      parts.log.warn({ err: error }, 'sessions of streams could not be checked'),
    );
    if (count > 0) check = setTimeout(checkSessions, CHECK).unref();
  };
  return {
    hasRoomFor: (personId) => count < MOST && (byPerson.get(personId)?.size ?? 0) < MOST_OF_PERSON,
    add: (listener) => {
      const theirs = byPerson.get(listener.personId) ?? new Set();
      byPerson.set(listener.personId, theirs.add(listener));
      count += 1;
      if (count === 1) channel.need();
      check ??= setTimeout(checkSessions, CHECK).unref();
      pulse.add(listener.stream);
      listener.stream.onEnd(() => remove(listener));
      reader.read([listener.personId]);
    },
  };
}

/** Ends the streams of sessions that are over, and tells their browsers not to call again. */
async function endThose(
  parts: HubParts,
  byPerson: ReadonlyMap<string, ReadonlySet<Listener>>,
): Promise<void> {
  const all = [...byPerson.values()].flatMap((listeners) => [...listeners]);
  const sessions = [...new Set(all.map(({ sessionId }) => sessionId))];
  if (sessions.length === 0) return;
  const ended = new Set(await endedSessions(parts, sessions));
  for (const { sessionId, stream } of all) if (ended.has(sessionId)) stream.end('over');
}
