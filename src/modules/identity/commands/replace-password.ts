import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { together } from '#kernel/db';
import type { Errand } from '#kernel/module';
import { hashPassword } from '../password.ts';
import { db } from '../tables.ts';

const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password of four groups of four signs that are not mistaken for one another (79 bits), and its hash. */
export async function drawPassword(): Promise<{ password: string; passwordHash: string }> {
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  const password = [group(), group(), group(), group()].join('-');
  return { password, passwordHash: await hashPassword(password) };
}

/** Gives an account another password, and ends every session that the former one opened. */
export const replacePassword = (
  ctx: Pick<Errand, 'db' | 'log'>,
  login: string,
  passwordHash: string,
): Promise<void> =>
  together(ctx, async (ctx) => {
    await sql`update identity.account set password_hash = ${passwordHash} where login = ${login}`.execute(
      db(ctx),
    );
    await sql`
      update identity.session s set ended_at = now(), end_reason = 'replaced'
      from identity.account a where a.login = ${login} and s.account_id = a.id and s.ended_at is null`.execute(
      db(ctx),
    );
  });
