import { digestOf } from './secrets.ts';

/**
 * Three counts of failures. Each leaks, so that who stops trying is soon free again:
 *
 *   pair     this address on this login: ten, then one more every six minutes;
 *   login    this login from anywhere: from ten on, an address has one try; from fifty on, only places where the
 *            account has been opened before may try;
 *   address  this address on any login: four hundred, then one every two seconds. A class of thirty-five behind one
 *            address, each mistyping several times, stays far below; places known to the account pass above.
 *
 * So nobody is locked out of their account by what others do elsewhere, and no wait passes fifteen minutes.
 */
export const limits = {
  pair: { most: 10, secondsEach: 360 },
  login: { most: 50, secondsEach: 90, cautious: 10 },
  address: { most: 400, secondsEach: 2 },
} as const;

type Kind = keyof typeof limits;

/** Where one try is counted: digests, so that neither logins nor addresses are kept. */
export type Buckets = Record<Kind, Buffer>;

/** The buckets of a login as typed, whether or not an account has it, and of whoever types it. */
export const bucketsOf = (login: string, subscriber: string): Buckets => ({
  pair: digestOf(`pair\n${login}\n${subscriber}`),
  login: digestOf(`login\n${login}`),
  address: digestOf(`address\n${subscriber}`),
});

/** A level as it was written. */
export interface Level {
  level: number;
  at: Date;
}

/** The levels of the three counts; none when nothing failed lately. */
export type Levels = Partial<Record<Kind, Level>>;

/** How many seconds to wait before trying; 0 when one may try now. */
export function secondsToWait(levels: Levels, isKnownPlace: boolean, now: Date): number {
  const level = (kind: Kind) => levelNow(levels[kind], limits[kind].secondsEach, now);
  const until = (kind: Kind, goal: number) =>
    Math.ceil(Math.max(0, level(kind) - goal) * limits[kind].secondsEach);
  const waits = [until('pair', limits.pair.most - 1)];
  if (!isKnownPlace) {
    waits.push(until('address', limits.address.most - 1), until('login', limits.login.most - 1));
    if (level('login') >= limits.login.cautious && level('pair') > 0)
      waits.push(Math.min(until('pair', 0), until('login', limits.login.cautious - 1)));
  }
  return Math.min(900, Math.max(...waits));
}

const levelNow = (written: Level | undefined, secondsEach: number, now: Date) =>
  written === undefined
    ? 0
    : Math.max(0, written.level - (now.valueOf() - written.at.valueOf()) / 1000 / secondsEach);
