import { claim } from './claim.ts';
import { deliver } from './deliver.ts';
import { dispatch } from './dispatch.ts';
import type { WorkerParts } from './parts.ts';
import type { Subscriber } from './subscribers.ts';

const AFTER_A_FAULT = 1_000;

/**
 * Delivers events until closed: looks into the outbox, claims as many deliveries as there are free lanes, and goes on at
 * once while there is something to do. Polled: no NOTIFY ever runs in a request's transaction.
 */
export function openDeliveries(
  subscribers: readonly Subscriber[],
  parts: WorkerParts,
): { close: () => Promise<void> } {
  const { pace, log } = parts;
  const byName = new Map(subscribers.map((one) => [one.name, one]));
  const underWay = new Set<Promise<void>>();
  const bell = openBell();
  let isStopping = false;
  let nextLook = 0;

  const look = async () => {
    if (Date.now() < nextLook) return;
    const moved = await dispatch(subscribers, parts);
    nextLook = moved > 0 ? 0 : Date.now() + pace.look;
  };
  const fill = async () => {
    const free = pace.lanes - underWay.size;
    if (free === 0) return;
    for (const one of await claim([...byName.keys()], free, parts)) {
      const subscriber = byName.get(one.subscriber);
      if (subscriber === undefined) continue; // cannot be: only known ones are claimed
      const done = deliver(one, subscriber, parts).finally(() => {
        underWay.delete(done);
        bell.ring();
      });
      underWay.add(done);
    }
  };
  const round = async () => {
    await look();
    await fill();
    await bell.wait(pace.look);
  };
  const running = (async () => {
    while (!isStopping)
      await round().catch(async (error: unknown) => {
        log.warn({ err: error }, 'the outbox could not be read');
        await bell.wait(AFTER_A_FAULT);
      });
    await Promise.all(underWay);
  })();
  return {
    close: () => {
      isStopping = true;
      bell.ring();
      return running;
    },
  };
}

/** Waits until it is rung, or so long; a ring that nobody was waiting for ends the next wait. */
function openBell() {
  let isRung = false;
  let wake: (() => void) | undefined;
  return {
    ring: () => {
      isRung = true;
      wake?.();
    },
    wait: async (most: number) => {
      if (!isRung)
        await new Promise<void>((done) => {
          const timer = setTimeout(done, most);
          wake = () => {
            clearTimeout(timer);
            done();
          };
        });
      isRung = false;
    },
  };
}
