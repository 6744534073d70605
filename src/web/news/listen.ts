import { type Ears, openEars } from './ears.ts';
import type { FromWindow, ToWindow } from './words.ts';

/** Whose news, and in which session: windows of the same share one stream. */
export interface Whose {
  of: string;
  session: string;
}

/** Hears this person's news in this window, by one stream for the whole browser; gives how to stop. */
export function listenHere({ of, session }: Whose, tell: (word: ToWindow) => void): () => void {
  const name = `preau ${of} ${session}`;
  return 'SharedWorker' in globalThis ? byWorker(name, of, tell) : byTurns(name, of, tell);
}

function byWorker(name: string, of: string, tell: (word: ToWindow) => void): () => void {
  const worker = new SharedWorker(new URL('./news-worker.ts', import.meta.url), { name });
  const say = (word: FromWindow) => worker.port.postMessage(word);
  const come = () => say({ of });
  const go = () => say({ bye: true });
  worker.port.onmessage = ({ data: word }) => tell(word as ToWindow);
  come();
  // A page may come back as it was, from the browser's memory.
  addEventListener('pagehide', go);
  addEventListener('pageshow', come);
  return () => {
    removeEventListener('pagehide', go);
    removeEventListener('pageshow', come);
    go();
    worker.port.close();
  };
}

/** Without shared workers (some telephones): the window in sight listens, and tells the others. */
function byTurns(name: string, of: string, tell: (word: ToWindow) => void): () => void {
  const channel = new BroadcastChannel(name);
  const seen: { last?: number } = {};
  const stopping = new AbortController();
  let leave: (() => void) | undefined;
  channel.onmessage = ({ data: word }) => tell(word as ToWindow);
  const say = (word: ToWindow) => {
    tell(word);
    channel.postMessage(word);
  };
  const listen = (): Ears =>
    openEars({ of, heard: (news) => say({ news }), over: () => say({ over: true }) }, seen);
  const inTurn = () => {
    if (document.visibilityState === 'hidden') return leave?.();
    if (leave) return;
    const hold = () =>
      new Promise<void>((done) => {
        if (document.visibilityState === 'hidden') return done();
        const ears = listen();
        leave = () => {
          leave = undefined;
          ears.close();
          done();
        };
      });
    // The one before gives its place up when it goes out of sight.
    navigator.locks.request(name, { signal: stopping.signal }, hold).catch(() => undefined);
  };
  document.addEventListener('visibilitychange', inTurn);
  inTurn();
  return () => {
    document.removeEventListener('visibilitychange', inTurn);
    stopping.abort();
    leave?.();
    channel.close();
  };
}
