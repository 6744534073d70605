/** Takes work in, a few pieces at once and the others in turn; undefined when too many wait already. */
export type Line = <T>(work: () => Promise<T>) => Promise<T> | undefined;

/** Opens a line: `atOnce` pieces of work together, at most `waiting` behind them. */
export function openLine({ atOnce, waiting }: { atOnce: number; waiting: number }): Line {
  let running = 0;
  const queue: (() => void)[] = [];
  const leave = () => {
    const next = queue.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  return (work) => {
    if (running < atOnce) {
      running += 1;
      return work().finally(leave);
    }
    if (queue.length >= waiting) return undefined;
    const turn = new Promise<void>((resolve) => {
      queue.push(resolve);
    });
    return turn.then(work).finally(leave);
  };
}
