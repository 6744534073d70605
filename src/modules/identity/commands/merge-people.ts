import { sql } from 'kysely';
import { repay } from '#kernel/blobs';
import type { Errand } from '#kernel/module';
import { type MovedRows, moveRows, putBackRows } from '#modules/directory';
import { db } from '../tables.ts';

/** What identity needs to part two people again: their rows, and those of the account that ceased to be. */
interface Merged {
  people: MovedRows;
  account: (MovedRows & { login: string }) | null;
}

/**
 * Identity's part of a merge. The account of `from` passes to `into`; where `into` has one, that one stays, takes the
 * sessions of the other, and the other's login opens it too.
 */
export async function mergePeople(ctx: Errand, from: string, into: string): Promise<Merged> {
  const account = await mergeAccounts(ctx, from, into);
  await keepOnePhoto(ctx, from, into);
  const people = await moveRows(ctx, 'identity', from, into);
  await chargePhoto(ctx, into);
  return { account, people };
}

/** Of two photos, that of the one who stays; the other is gone for good, and its owner can put it again. */
async function keepOnePhoto(ctx: Errand, from: string, into: string): Promise<void> {
  await sql`
    delete from identity.photo where person_id = ${from}
      and exists (select from identity.photo where person_id = ${into})`.execute(db(ctx));
}

/** The room of a photo is taken from whoever it now shows. */
async function chargePhoto(ctx: Errand, personId: string): Promise<void> {
  const row = await db(ctx)
    .selectFrom('identity.photo')
    .select('attachment_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row !== undefined) await repay(ctx, row.attachment_id, personId);
}

async function mergeAccounts(ctx: Errand, from: string, into: string): Promise<Merged['account']> {
  const { rows } = await sql<{ former: string; kept: string; login: string; was: unknown }>`
    select f.id as former, k.id as kept, f.login, to_jsonb(f) as was
    from identity.account f, identity.account k
    where f.person_id = ${from} and k.person_id = ${into} for update`.execute(db(ctx));
  const [two] = rows;
  if (two === undefined) return null;
  const { former, kept, login, was } = two;
  const moved = await moveRows(ctx, 'identity', former, kept, 'identity.account');
  await sql`delete from identity.account where id = ${former}`.execute(db(ctx));
  await sql`
    insert into identity.former_login (login, account_id, password_hash)
    select login, ${kept}, password_hash
    from jsonb_populate_record(null::identity.account, ${JSON.stringify(was)}::jsonb)`.execute(
    db(ctx),
  );
  const gone = { place: 'identity.account', how: 'dropped', was } as const;
  return { ...moved, rows: [...moved.rows, gone], login };
}

/** Gives each their account and sessions again. What opens a login today still opens it. */
export async function unmergePeople(ctx: Errand, undo: unknown): Promise<void> {
  const { account, people } = undo as Merged;
  await putBackRows(ctx, people);
  await chargePhoto(ctx, people.from);
  if (account === null) return;
  const { rows } = await sql<{ password_hash: string | null }>`
    delete from identity.former_login where login = ${account.login} returning password_hash`.execute(
    db(ctx),
  );
  await putBackRows(ctx, account);
  await sql`
    update identity.account set password_hash = ${rows[0]?.password_hash ?? null}
    where id = ${account.from}`.execute(db(ctx));
}
