import { sql } from 'kysely';
import type { Act } from '#kernel/acts';
import { noteBounded } from '#kernel/acts/refused-request';
import { networkOf, plainAddress, subscriberOf } from '#kernel/address';
import { together } from '#kernel/db';
import { Refusal, refuse } from '#kernel/refusal';
import type { Visit } from '#modules/directory';
import { type Line, openLine } from '../line.ts';
import { writtenLogin } from '../login.ts';
import { hashPassword, isOutdated, isPassword } from '../password.ts';
import { db } from '../tables.ts';
import {
  type Buckets,
  bucketsOf,
  type Levels,
  limits,
  SPREAD_MINUTES,
  secondsToWait,
} from '../throttle.ts';
import { noteFailure } from './note-failure.ts';

type Asking = Pick<Visit, 'db' | 'clock' | 'log'> & {
  asked?: Visit['asked'];
  actor?: Visit['actor'];
};

/** An account whose password was just given. */
interface Proven {
  accountId: string;
  /** The bucket of failures that success wipes out. */
  forgive: Buffer | null;
}

/**
 * Does what only the right password of this login opens. Refuses with one answer for an unknown login, a wrong password
 * and an account not activated, after the same work; counts the failure, and
 * notes the refusal under `verb`: it tells the person whose login it is, never what was typed.
 */
export const withPassword = <T>(
  ctx: Asking,
  { password, ...attempt }: Attempt & { password: string },
  open: (proven: Proven) => Promise<T>,
): Promise<T> => withProof(ctx, attempt, (account) => isPasswordOf(ctx, account, password), open);

async function isPasswordOf(
  ctx: Asking,
  { id, passwordHash }: Tried,
  password: string,
): Promise<boolean> {
  if (!(await isPassword(password, passwordHash))) return false;
  if (id !== null && passwordHash !== null && isOutdated(passwordHash))
    await renewHash(ctx, id, passwordHash, password);
  return true;
}

/** An account that somebody tries to open; without id there is none of that login, and the proof fails after the same work. */
export interface Tried {
  id: string | null;
  passwordHash: string | null;
}

/** The same for another proof than a password; failures are counted together. */
export async function withProof<T>(
  ctx: Asking,
  { login, ip, verb }: Attempt,
  isProof: (account: Tried) => Promise<boolean>,
  open: (proven: Proven) => Promise<T>,
): Promise<T> {
  const written = writtenLogin(login);
  const buckets = bucketsOf(written, subscriberOf(ip));
  let tried: string | null = null;
  const attempt = async () => {
    const account = await accountToTry(ctx, written, buckets, ip);
    tried = account.personId;
    if (account.wait > 0)
      refuse('too-many', 'identity.too-many-tries', { retryAfter: account.wait });
    if (!(await isProof(account))) {
      await noteFailure(ctx, buckets, { ip, isShared: account.isShared });
      return refuse('signed-out', 'identity.unknown-login-or-password');
    }
    if (account.id === null) throw new Error('A proof matched no account.');
    return open({ accountId: account.id, forgive: account.hasFailedHere ? buckets.pair : null });
  };
  try {
    return await inTurnOf(`address ${subscriberOf(ip)}`, eightAtOnce, () =>
      inTurnOf(`login ${written}`, fourAtOnce, attempt),
    );
  } catch (error) {
    if (error instanceof Refusal) await noteBounded(ctx, triedOn(verb, tried), error);
    throw error;
  }
}

interface Attempt {
  login: string;
  ip: string;
  verb: Act['verb'];
}

const triedOn = (verb: Act['verb'], id: string | null): Act => ({
  verb,
  scope: null,
  ...(id !== null && { to: { kind: 'person', id } }),
});

const lines = new Map<string, { line: Line; users: number }>();
const fourAtOnce = { atOnce: 4, waiting: 200 };
const eightAtOnce = { atOnce: 8, waiting: 1_000 };

/**
 * Four tries at once on one login and eight from one address, the others behind them: a burst of guesses sent together
 * cannot all be weighed before the first failure is counted, nor keep everybody else waiting.
 */
async function inTurnOf<T>(
  whose: string,
  most: Parameters<typeof openLine>[0],
  work: () => Promise<T>,
): Promise<T> {
  const known = lines.get(whose) ?? { line: openLine(most), users: 0 };
  lines.set(whose, known);
  known.users += 1;
  try {
    return await (known.line(work) ??
      refuse('too-many', 'identity.too-many-tries', { retryAfter: 10 }));
  } finally {
    known.users -= 1;
    if (known.users === 0) lines.delete(whose);
  }
}

interface AccountToTry extends Tried {
  personId: string | null;
  hasFailedHere: boolean;
  /** It is tried from a network that a school is known to share. */
  isShared: boolean;
  /** Seconds to wait when too much failed lately; else 0. */
  wait: number;
}

/** The account of a login, or none, with one statement. */
async function accountToTry(
  ctx: Asking,
  login: string,
  buckets: Buckets,
  ip: string,
): Promise<AccountToTry> {
  const now = ctx.clock.now();
  const since = new Date(now.valueOf() - SPREAD_MINUTES * 60_000);
  const { rows } = await sql<Row>`
    select a.account_id as id, o.person_id, a.password_hash,
      exists (select from identity.session s
        where s.account_id = a.account_id and s.network = ${networkOf(ip)}::cidr) as is_known_place,
      exists (select from identity.known_network n where n.network >>= ${plainAddress(ip) ?? null}::inet) as is_shared,
      (select count(*)::int from (select from identity.tried_login t
        where t.address = ${buckets.address} and t.at > ${since} limit ${limits.address.logins}) as few) as logins,
      pair.level as pair, pair.at as pair_at, tried.level as tried, tried.at as tried_at,
      address.level as address, address.at as address_at
    from (select) one
    left join identity.known_login a on a.login = ${login}
    left join identity.account o on o.id = a.account_id
    left join identity.failure_level pair on pair.bucket = ${buckets.pair}
    left join identity.failure_level tried on tried.bucket = ${buckets.login}
    left join identity.failure_level address on address.bucket = ${buckets.address}`.execute(
    db(ctx),
  );
  const [row] = rows;
  if (row === undefined) throw new Error('One row was promised.');
  const levels: Levels = {};
  if (row.pair !== null && row.pair_at !== null) levels.pair = { level: row.pair, at: row.pair_at };
  if (row.tried !== null && row.tried_at !== null)
    levels.login = { level: row.tried, at: row.tried_at };
  if (row.address !== null && row.address_at !== null)
    levels.address = { level: row.address, at: row.address_at };
  const { is_known_place: isKnown, is_shared: isShared, logins } = row;
  const wait = secondsToWait(levels, { isKnown, isShared, logins }, now);
  return {
    id: row.id,
    personId: row.person_id,
    passwordHash: row.password_hash,
    hasFailedHere: levels.pair !== undefined,
    isShared,
    wait,
  };
}

interface Row {
  id: string | null;
  person_id: string | null;
  password_hash: string | null;
  is_known_place: boolean;
  is_shared: boolean;
  logins: number;
  pair: number | null;
  pair_at: Date | null;
  tried: number | null;
  tried_at: Date | null;
  address: number | null;
  address_at: Date | null;
}

/** The same password at another cost: it stays as old as it was. */
async function renewHash(ctx: Asking, id: string, former: string, password: string) {
  const renewed = await hashPassword(password);
  await together(ctx, async (ctx) => {
    const account = db(ctx).updateTable('identity.account').where('id', '=', id);
    const { rows } = await sql<{ password_at: Date | null }>`
      select password_at from identity.account where id = ${id} and password_hash = ${former} for update`.execute(
      db(ctx),
    );
    const [known] = rows;
    if (known === undefined) return;
    await account.set({ password_hash: renewed }).execute();
    await account.set({ password_at: known.password_at }).execute();
  });
}
