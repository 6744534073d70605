import { sql } from 'kysely';
import type { Errand } from '#kernel/module';
import { db } from '../tables.ts';

/** What undoes a merge: whose entries were nobody's meanwhile. */
interface LetGo {
  from: string;
  dns: string[];
}

/** The person's entry is nobody's any more: the next synchronisation takes it out of the replica. */
export async function forgetPerson(ctx: Errand, personId: string): Promise<void> {
  await letGo(ctx, personId);
}

/** The entry of the one who is no more goes; the other's changes by itself. */
export async function mergePeople(ctx: Errand, from: string): Promise<LetGo> {
  return { from, dns: await letGo(ctx, from) };
}

/** The entry is theirs again, where it has not gone yet; else they get another of the same name. */
export async function unmergePeople(ctx: Errand, undo: unknown): Promise<void> {
  const { from, dns } = undo as LetGo;
  await sql`
    update ldap.sent_entry set person_id = ${from}
    where dn = any(${dns}::text[]) and person_id is null`.execute(db(ctx));
}

async function letGo(ctx: Errand, personId: string): Promise<string[]> {
  const { rows } = await sql<{ dn: string }>`
    update ldap.sent_entry set person_id = null where person_id = ${personId} returning dn`.execute(
    db(ctx),
  );
  return rows.map(({ dn }) => dn);
}
