import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import type { Errand } from '#kernel/module';
import { passwordChanged } from '../contract.ts';
import { hashPassword } from '../password.ts';
import { db } from '../tables.ts';
import { setPassword } from './set-password.ts';

const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password of four groups of four signs that are not mistaken for one another (79 bits), and its hash. */
export async function drawPassword(): Promise<{ password: string; passwordHash: string }> {
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  const password = [group(), group(), group(), group()].join('-');
  return { password, passwordHash: await hashPassword(password) };
}

/** Gives the account of a login another password, for all its logins, and ends every session that the former one opened. */
export const replacePassword = (
  ctx: Pick<Errand, 'db' | 'log'>,
  login: string,
  passwordHash: string,
): Promise<void> =>
  together(ctx, async (ctx) => {
    const { rows } = await sql<{ id: string }>`
      select account_id as id from identity.known_login where login = ${login}`.execute(db(ctx));
    for (const { id } of rows) {
      const personId = await setPassword(ctx, id, passwordHash);
      await note(ctx, { verb: 'identity.change-password', to: { kind: 'person', id: personId } });
      await emit(ctx, passwordChanged, { personId });
    }
  });
