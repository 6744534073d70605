const MINUTE = 60_000;

/** A session ends after two hours without a request… */
const IDLE = 120 * MINUTE;
/** …and after eight hours whatever happens (ASVS 7.3). */
const ABSOLUTE = 480 * MINUTE;

/** What a sensitive act asks for: to have shown within ten minutes that it still is the same person. */
const PROOF = 10 * MINUTE;

/** A proof given at or before this instant has become too old for a sensitive act. */
export const provenBefore = (now: Date): Date => new Date(now.valueOf() - PROOF);

/** Whoever was last seen at or before this instant has gone. */
export const idleBefore = (now: Date): Date => new Date(now.valueOf() - IDLE);

/** When a session opened now ends, however busy. */
export const endOf = (now: Date): Date => new Date(now.valueOf() + ABSOLUTE);

/** Whoever was last seen before this instant is written down as seen again: at most once a minute. */
export const seenAgainAfter = (now: Date): Date => new Date(now.valueOf() - MINUTE);
