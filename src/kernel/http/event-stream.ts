import type { ServerResponse } from 'node:http';

/** A browser that listens: a reply that stays open and carries server-sent events (WHATWG HTML §9.2). */
export interface EventStream<Reply = unknown> {
  /** Sends one event. What was `id` last comes back as `Last-Event-ID` when the browser listens again. */
  send: (event: { name: string; id: number; reply: Reply }) => void;
  /** Keeps the line from looking dead to whatever stands between. */
  beat: () => void;
  /** Ends it; a last word says why, so that the browser does not call again. */
  end: (lastWord?: string) => void;
  /** Told once, whoever ended it. */
  onEnd: (tell: () => void) => void;
}

/** A reader that lets this many bytes wait is cut off: it calls again and says where it was. */
const MOST_UNREAD = 64 * 1024;

/** Seconds after which browsers call again: spread, so that a restart does not bring them all at once. */
const AGAIN = { least: 2, more: 4 };

/** Opens the stream on a reply whose head is about to be written; `written` checks and writes what is sent. */
export function openEventStream<Reply>(
  raw: ServerResponse,
  written: (reply: Reply) => string,
): EventStream<Reply> {
  const tellings: (() => void)[] = [];
  let isOver = false;
  const over = () => {
    if (isOver) return;
    isOver = true;
    for (const tell of tellings.splice(0)) tell();
  };
  const write = (text: string) => {
    if (isOver) return;
    if (raw.writableLength > MOST_UNREAD) {
      raw.destroy();
      over();
    } else raw.write(text);
  };
  raw.on('close', over);
  raw.on('error', over);
  write(`retry: ${Math.round((AGAIN.least + AGAIN.more * Math.random()) * 1000)}\n\n`);
  return {
    send: ({ name, id, reply }) => write(`id: ${id}\nevent: ${name}\ndata: ${written(reply)}\n\n`),
    beat: () => write(':\n\n'),
    end: (lastWord) => {
      if (lastWord !== undefined) write(`event: ${lastWord}\ndata: {}\n\n`);
      if (!isOver) raw.end();
      over();
    },
    onEnd: (tell) => {
      if (isOver) tell();
      else tellings.push(tell);
    },
  };
}
