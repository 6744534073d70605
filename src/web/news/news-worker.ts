import type { News } from '#contracts/notifications';
import { type Ears, openEars } from './ears.ts';
import type { FromWindow, ToWindow } from './words.ts';

/**
 * Listens once for all the windows of this browser: a browser opens six connections to a host at most, and six windows
 * with a stream each would leave none to load a page.
 */
const windows = new Set<MessagePort>();
const seen: { last?: number } = {};
let ears: Ears | undefined;
let isOver = false;
let unread: number | undefined;

const tellAll = (word: ToWindow) => {
  for (const port of windows) port.postMessage(word);
};

function listen(of: string): void {
  ears ??= openEars(
    {
      of,
      heard: (news: News) => {
        unread = news.unread;
        tellAll({ news });
      },
      over: () => {
        isOver = true;
        tellAll({ over: true });
      },
    },
    seen,
  );
}

function take(port: MessagePort, word: FromWindow): void {
  if ('bye' in word) {
    windows.delete(port);
    if (windows.size > 0) return;
    ears?.close();
    ears = undefined;
    return;
  }
  windows.add(port);
  const tell = (told: ToWindow) => port.postMessage(told);
  if (isOver) {
    tell({ over: true });
    return;
  }
  if (ears && unread !== undefined) tell({ news: { unread, notices: [] } });
  listen(word.of);
}

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port) port.onmessage = ({ data: word }) => take(port, word as FromWindow);
});
