const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const IMPATIENCE = 1000;

/** The wish to stop. A terminal and a launcher may each pass the same signal on: that is still one wish. */
export type StopSignal = {
  /** Resolves when somebody asks for a stop; stays pending until then. */
  asked: Promise<void>;
  /** The same, for what must be told at once. */
  signal: AbortSignal;
};

/**
 * Takes the stop signals over from `main`: the first asks for a graceful stop, another one more than
 * a second later ends the program at once (the embedded database still gets its signal).
 */
export function takeStopSignals(): StopSignal {
  const controller = new AbortController();
  const { promise, resolve } = Promise.withResolvers<void>();
  let first = 0;
  const onSignal = () => {
    if (first === 0) {
      first = Date.now();
      controller.abort();
      resolve();
    } else if (Date.now() - first > IMPATIENCE) process.exit(1);
  };
  for (const name of SIGNALS) {
    process.removeAllListeners(name);
    process.on(name, onSignal);
  }
  return { asked: promise, signal: controller.signal };
}
