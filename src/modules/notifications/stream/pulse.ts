import type { EventStream } from '#kernel/http';

/** Proxies and telephones cut lines that are silent for half a minute or more. */
const BEAT_SECONDS = 25;

type Beating = Pick<EventStream, 'beat'>;

/** Makes every stream beat once in 25 seconds, a twenty-fifth of them each second, so that thousands cost no jolt. */
export function openPulse(): { add: (stream: Beating) => void; remove: (stream: Beating) => void } {
  const turns = Array.from({ length: BEAT_SECONDS }, () => new Set<Beating>());
  const turnOf = new Map<Beating, Set<Beating>>();
  let at = 0;
  let next = 0;
  let timer: NodeJS.Timeout | undefined;
  const beat = () => {
    at = (at + 1) % BEAT_SECONDS;
    for (const stream of [...(turns[at] ?? [])]) stream.beat();
  };
  return {
    add: (stream) => {
      next = (next + 1) % BEAT_SECONDS;
      const turn = turns[next] ?? new Set();
      turnOf.set(stream, turn.add(stream));
      timer ??= setInterval(beat, 1_000).unref();
    },
    remove: (stream) => {
      turnOf.get(stream)?.delete(stream);
      turnOf.delete(stream);
      if (turnOf.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
  };
}
