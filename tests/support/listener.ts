import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** One event as a browser gets it. */
interface Heard {
  id: string;
  name: string;
  reply: { unread: number; notices: { number: number }[] };
}

/** A browser that listens to a stream as EventSource does, and can be cut off. */
export interface TestListener {
  events: Heard[];
  /** The numbers of the notices, in the order in which they came. */
  numbers: () => number[];
  status: () => number | undefined;
  isOpen: () => boolean;
  /** Pulls the cable; it calls again, unless it was told that it is over. */
  cut: () => void;
  close: () => void;
}

/** Listens at `url`; calls again at once with `Last-Event-ID` when the line breaks, until `over` or a refusal. */
export function listenAt(
  url: () => string,
  headers: Record<string, string>,
  { after }: { after?: number } = {},
): TestListener {
  const events: Heard[] = [];
  let last = after === undefined ? undefined : String(after);
  let isClosed = false;
  let isOpen = false;
  let status: number | undefined;
  let current: ClientRequest | undefined;
  const hear = (block: string) => {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
    const name = field('event');
    if (name === undefined) return;
    if (name === 'over') isClosed = true;
    else events.push({ id: field('id') ?? '', name, reply: JSON.parse(field('data') ?? 'null') });
    last = field('id') ?? last;
  };
  const once = () =>
    new Promise<void>((done) => {
      const asked = request(url(), {
        agent: false,
        headers: {
          ...headers,
          accept: 'text/event-stream',
          ...(last !== undefined && { 'last-event-id': last }),
        },
      });
      current = asked;
      asked.on('error', () => done());
      asked.on('response', (answer: IncomingMessage) => {
        status = answer.statusCode;
        isOpen = status === 200;
        if (status !== 200 && status !== 503) isClosed = true;
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          const blocks = `${text}${part}`.split('\n\n');
          text = blocks.pop() ?? '';
          blocks.forEach(hear);
        });
        answer.on('error', () => done());
        answer.on('close', () => done());
      });
      asked.end();
    });
  const goOn = async () => {
    while (!isClosed) {
      await once();
      isOpen = false;
      await sleep(10);
    }
  };
  goOn();
  return {
    events,
    numbers: () => events.flatMap(({ reply }) => reply.notices.map(({ number }) => number)),
    status: () => status,
    isOpen: () => isOpen,
    cut: () => current?.destroy(),
    close: () => {
      isClosed = true;
      current?.destroy();
    },
  };
}
