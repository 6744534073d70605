import { sql } from 'kysely';
import type { Visit } from '#modules/directory';
import { db } from '../../tables.ts';

type Asking = Pick<Visit, 'db'>;

/** A second factor as its owner sees it. */
export interface Factor {
  id: string;
  kind: 'totp' | 'passkey';
  name: string;
  addedAt: Date;
  lastUsedAt: Date | null;
}

/** The second factors of an account, oldest first, and how many recovery codes are left. */
export async function factorsOf(
  ctx: Asking,
  accountId: string,
): Promise<{ factors: Factor[]; codesLeft: number }> {
  const [factors, codes] = await Promise.all([
    db(ctx)
      .selectFrom('identity.factor')
      .select(['id', 'kind', 'name', 'added_at as addedAt', 'last_used_at as lastUsedAt'])
      .where('account_id', '=', accountId)
      .orderBy('id')
      .execute(),
    db(ctx)
      .selectFrom('identity.recovery_code')
      .select(({ fn }) => fn.countAll<number>().as('left'))
      .where('account_id', '=', accountId)
      .executeTakeFirst(),
  ]);
  return { factors, codesLeft: Number(codes?.left ?? 0) };
}

/** Whether an account has a second factor, besides this one: then nothing opens it without. */
export async function hasFactor(
  ctx: Asking,
  accountId: string,
  besides: string | null = null,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from identity.factor where account_id = ${accountId} and id is distinct from ${besides} limit 1`.execute(
    db(ctx),
  );
  return rows.length > 0;
}
