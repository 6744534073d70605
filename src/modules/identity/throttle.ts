import { digestOf } from './secrets.ts';

/**
 * Three counts of failures. Each leaks, so that who stops trying is soon free again:
 *
 *   pair     this address on this login: ten, then one more every six minutes;
 *   login    this login from anywhere: from ten on, an address has one try; from fifty on, only places where the
 *            account has been opened before may try;
 *   address  this address on any login: four hundred from a network that a school is known to share, then one every two
 *            seconds; a hundred and fifty from any other, then one every six seconds, and no more than sixty logins in a
 *            quarter of an hour. A class of thirty-five behind one address, each mistyping several times, stays below.
 *
 * Places known to the account pass above what others do. So nobody is locked out of their account by what others do
 * elsewhere, and no wait passes fifteen minutes.
 */
export const limits = {
  pair: { most: 10, secondsEach: 360 },
  login: { most: 50, secondsEach: 90, cautious: 10 },
  address: { most: 150, secondsEach: 6, logins: 60 },
  sharedAddress: { most: 400, secondsEach: 2 },
} as const;

/** For how long a login that an address failed on counts among its many. */
export const SPREAD_MINUTES = 15;

type Kind = 'pair' | 'login' | 'address';

/** Where one try is counted: digests, so that neither logins nor addresses are kept. */
export type Buckets = Record<Kind, Buffer>;

/** The buckets of a login as typed, whether or not an account has it, and of whoever types it. */
export const bucketsOf = (login: string, subscriber: string): Buckets => ({
  pair: digestOf(`pair\n${login}\n${subscriber}`),
  login: digestOf(`login\n${login}`),
  address: addressBucket(subscriber),
});

/** Of an address alone. */
export const addressBucket = (subscriber: string): Buffer => digestOf(`address\n${subscriber}`);

/** A level as it was written. */
export interface Level {
  level: number;
  at: Date;
}

/** The levels of the three counts; none when nothing failed lately. */
export type Levels = Partial<Record<Kind, Level>>;

/** Where somebody tries from. */
export interface Place {
  /** The account was opened from there before. */
  isKnown: boolean;
  /** A school is known to share it among many. */
  isShared: boolean;
  /** On how many logins this address failed lately. */
  logins: number;
}

/** What an address may do, which depends on how many people are behind it. */
export const addressLimit = ({ isShared }: Pick<Place, 'isShared'>) =>
  isShared ? limits.sharedAddress : limits.address;

/** How many seconds to wait before trying; 0 when one may try now. */
export function secondsToWait(levels: Levels, place: Place, now: Date): number {
  const each = { pair: limits.pair, login: limits.login, address: addressLimit(place) };
  const level = (kind: Kind) => levelNow(levels[kind], each[kind].secondsEach, now);
  const until = (kind: Kind, goal: number) =>
    Math.ceil(Math.max(0, level(kind) - goal) * each[kind].secondsEach);
  const waits = [until('pair', limits.pair.most - 1)];
  if (!place.isKnown) {
    waits.push(until('address', each.address.most - 1), until('login', limits.login.most - 1));
    if (!place.isShared && place.logins >= limits.address.logins) waits.push(SPREAD_MINUTES * 60);
    if (level('login') >= limits.login.cautious && level('pair') > 0)
      waits.push(Math.min(until('pair', 0), until('login', limits.login.cautious - 1)));
  }
  return Math.min(900, Math.max(...waits));
}

const levelNow = (written: Level | undefined, secondsEach: number, now: Date) =>
  written === undefined
    ? 0
    : Math.max(0, written.level - (now.valueOf() - written.at.valueOf()) / 1000 / secondsEach);
