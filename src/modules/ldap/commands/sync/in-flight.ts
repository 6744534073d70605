const AT_ONCE = 16;

/** Does the work for each, some at once: a connection carries several questions. The first fault stops the rest. */
export async function inFlight<T>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<void> {
  const left = all.values();
  let isOver = false;
  const go = async () => {
    for (const one of left) {
      if (isOver) return;
      try {
        await work(one);
      } catch (error) {
        isOver = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, go));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
