import type { Deposit, PickUp } from './rows.ts';

/**
 * What is taken next. A delta waits for all that came before it and is not decided: taken too early, it would make the
 * other one too old. A complete feed says everything by itself and waits for nobody.
 */
export function nextToTake(
  open: readonly Deposit[],
  passed: ReadonlySet<string>,
): Deposit | undefined {
  const isBlocked = open.some(({ state }) => state === 'arriving' || state === 'held');
  return open.find(
    ({ id, state, kind }) =>
      state === 'waiting' && !passed.has(id) && (kind === 'complete' || !isBlocked),
  );
}

const HALF_A_DAY = 720;

/** Whether this is an hour at which the source is taken: from the one that was chosen, for twelve hours. */
export function isItsHour(
  { notBefore, timeZone }: Pick<PickUp, 'notBefore' | 'timeZone'>,
  now: Date,
): boolean {
  if (notBefore === null) return true;
  const there = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const since = minutes(there.format(now)) - minutes(notBefore);
  return (since + 2 * HALF_A_DAY) % (2 * HALF_A_DAY) < HALF_A_DAY;
}

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
