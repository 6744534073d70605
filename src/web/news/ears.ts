import { listenToNews, type News } from '#contracts/notifications';
import { addressOf } from '#kernel/contract';

/** What an ear is told. */
export interface Hearing {
  /** Whose news: a browser where somebody else signed in since hears nothing. */
  of: string;
  heard: (news: News) => void;
  /** The session is over: nothing more will come. */
  over: () => void;
}

/** One open stream, that calls again by itself. */
export interface Ears {
  close: () => void;
}

const MINUTE = 60_000;

/** Listens to the stream; after a refusal, or where a browser gives up, it calls again later and later. */
export function openEars({ of, heard, over }: Hearing, seen: { last?: number }): Ears {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const close = () => {
    clearTimeout(timer);
    source?.close();
  };
  const open = () => {
    source = new EventSource(addressOf(listenToNews, { of, after: seen.last }).url);
    source.addEventListener('news', ({ data, lastEventId }) => {
      failures = 0;
      seen.last = Number(lastEventId);
      heard(JSON.parse(data));
    });
    source.addEventListener('over', () => {
      close();
      over();
    });
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      failures += 1;
      const pause = Math.min(5 * MINUTE, 2_000 * 3 ** failures);
      timer = setTimeout(open, pause * (0.75 + Math.random() / 2));
    });
  };
  open();
  return { close };
}
