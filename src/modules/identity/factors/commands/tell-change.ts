import { sql } from 'kysely';
import { emit } from '#kernel/events';
import type { Visit } from '#modules/directory';
import { db } from '../../tables.ts';
import { type FactorChange, factorsChanged } from '../contract.ts';

/** Tells the owner of an account what became of its second factors, in the transaction that did it. */
export async function tellChange(
  ctx: Pick<Visit, 'db'>,
  accountId: string,
  { what, name = null }: { what: FactorChange; name?: string | null },
): Promise<void> {
  const { rows } = await sql<{ personId: string; codesLeft: number }>`
    select a.person_id as "personId",
      (select count(*)::int from identity.recovery_code c where c.account_id = a.id) as "codesLeft"
    from identity.account a where a.id = ${accountId}`.execute(db(ctx));
  for (const row of rows) await emit(ctx, factorsChanged, { ...row, what, name });
}
