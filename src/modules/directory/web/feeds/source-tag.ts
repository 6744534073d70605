import type { FeedSourceState } from '#contracts/directory';

/** How a source is, the worst first. */
export function stateOf(
  source: FeedSourceState,
): 'fault' | 'held' | 'late' | 'ok' | 'waitingFirst' {
  if (source.fault !== null) return 'fault';
  if (source.deposits.some(({ state }) => state === 'held')) return 'held';
  if (source.lateDays !== null) return 'late';
  return source.lastTakenAt === null ? 'waitingFirst' : 'ok';
}

/** The colour that goes with it; the word says it too. */
export const tagOf = {
  fault: 'tag tag-alert',
  held: 'tag tag-warn',
  late: 'tag tag-warn',
  ok: 'tag tag-ok',
  waitingFirst: 'tag',
} as const;
