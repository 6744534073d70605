import { systemClock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import { openSession } from '#modules/identity';

const caller = {
  host: 'localhost',
  ip: '127.0.0.1',
  agent: 'bench',
  brandKey: '',
  formerToken: undefined,
};

/** The token of a new session of this account, on the identity origin. */
export const tokenOf = (db: Database, accountId: string): Promise<string> =>
  openSession({ db, clock: systemClock }, accountId, caller, null);

/** The same as the cookie that a browser would send. */
export const cookieOf = async (db: Database, accountId: string): Promise<string> =>
  `preau=${await tokenOf(db, accountId)}`;
