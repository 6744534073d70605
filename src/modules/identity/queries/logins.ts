import type { Database } from '#kernel/db';
import { writtenLogin } from '../login.ts';
import { db } from '../tables.ts';

type Ctx = { db: Database };

/** Whose account a login opens, be it a former one; undefined for nobody's. */
export async function personOfLogin(ctx: Ctx, login: string): Promise<string | undefined> {
  const row = await db(ctx)
    .selectFrom('identity.known_login as known')
    .innerJoin('identity.account as account', 'account.id', 'known.account_id')
    .select('account.person_id')
    .where('known.login', '=', writtenLogin(login))
    .executeTakeFirst();
  return row?.person_id;
}

/** The login of each of these people who has an account. */
export async function loginsOf(
  ctx: Ctx,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await db(ctx)
    .selectFrom('identity.account')
    .select(['person_id', 'login'])
    .where('person_id', 'in', [...personIds])
    .execute();
  return new Map(rows.map(({ person_id, login }) => [person_id, login]));
}
