import { systemClock } from '#kernel/clock';
import { connect, type Database } from '#kernel/db';
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

/** One session each for so many people of every profile, spread over the region: their cookies. */
export async function cookiesOf(url: string, people: number): Promise<string[]> {
  const { db, pool } = connect(url);
  const { rows } = await pool.query<{ id: string }>(
    `select id from identity.account order by md5(login) limit $1`,
    [people],
  );
  const found: string[] = [];
  for (const { id } of rows) found.push(await cookieOf(db, id));
  await db.destroy();
  return found;
}
