import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { ResultCodeError } from '../../replica/protocol.ts';
import { removeEntry } from '../../replica/put-entry.ts';
import { firstValue, sameness } from '../../sdet/dn.ts';
import { named } from '../../sdet/tree.ts';
import { type Branch, branches, db } from '../../tables.ts';
import { inFlight } from './in-flight.ts';
import type { Sync } from './tally.ts';

type Ctx = { db: Database };

const SIZE = 500;
const NAMED_BY: Readonly<Record<Branch, string>> = {
  structures: 'ENTStructureSIREN',
  people: 'uid',
  unlisted: 'uid',
  groups: 'cn',
};

/** Takes away what was sent and is told no more: groups first, then people, then structures. */
export async function removeTheGone(sync: Sync, held: Ctx): Promise<void> {
  await sql`analyze told_entry`.execute(held.db);
  for (const branch of branches.toReversed()) {
    let after = '';
    for (;;) {
      const dns = await goneAfter(held, branch, after);
      const last = dns.at(-1);
      if (last === undefined) break;
      after = last;
      await removeAll(sync, dns, 'deleted');
    }
  }
}

/** The same of what was sent of these people and groups alone, and of whoever is nobody any more: erased, or merged. */
export async function removeGoneAmong(
  sync: Sync,
  held: Ctx,
  among: { people: readonly string[]; groupDns: readonly string[] },
): Promise<void> {
  const { rows } = await sql<{ dn: string }>`
    select s.dn from ldap.sent_entry s
    where (s.person_id = any(${[...among.people]}::uuid[]) or s.dn = any(${[...among.groupDns]}::text[])
        or s.person_id is null and s.branch in ('people', 'unlisted'))
      and not exists (select from told_entry t where t.dn = s.dn)
    order by s.branch = 'groups' desc`.execute(db(held));
  await removeAll(
    sync,
    rows.map(({ dn }) => dn),
    'deleted',
  );
}

async function goneAfter(held: Ctx, branch: Branch, after: string): Promise<string[]> {
  const { rows } = await sql<{ dn: string }>`
    select s.dn from ldap.sent_entry s left join told_entry t on t.dn = s.dn
    where s.branch = ${branch} and s.dn > ${after} and t.dn is null order by s.dn limit ${SIZE}`.execute(
    db(held),
  );
  return rows.map(({ dn }) => dn);
}

/** Takes away what stands in our branches and was never told: somebody put it there. */
export async function removeStrays(sync: Sync, held: Ctx): Promise<void> {
  await sql`create index on told_entry (sameness)`.execute(held.db);
  for (const branch of branches.toReversed())
    await removeAll(sync, await straysOf(sync, held, branch), 'repaired');
}

async function straysOf({ session, base }: Sync, held: Ctx, branch: Branch): Promise<string[]> {
  return session.ask(async (client) => {
    const strays: string[] = [];
    const name = NAMED_BY[branch];
    const pages = client.searchPaginated(`ou=${branch},${base}`, {
      scope: 'one',
      attributes: ['1.1'],
      paged: { pageSize: SIZE },
    });
    for await (const { searchEntries } of pages) {
      const found = searchEntries.map(({ dn }) => ({
        dn,
        key: sameness(isNamedBy(dn, name) ? named(base, branch, name, firstValue(dn)) : dn),
      }));
      const { rows } = await sql<{ key: string }>`
        select key from unnest(${found.map(({ key }) => key)}::text[]) as key
        where not exists (select from told_entry where sameness = key)`.execute(held.db);
      const unknown = new Set(rows.map(({ key }) => key));
      strays.push(...found.filter(({ key }) => unknown.has(key)).map(({ dn }) => dn));
    }
    return strays;
  });
}

const isNamedBy = (dn: string, name: string) =>
  dn.toLowerCase().startsWith(`${name.toLowerCase()}=`);

async function removeAll(sync: Sync, dns: readonly string[], as: 'deleted' | 'repaired') {
  const { ctx, session, tally } = sync;
  const gone: string[] = [];
  await inFlight(dns, async (dn) => {
    try {
      await session.ask((client) => removeEntry(client, dn));
      gone.push(dn);
      tally.count('deleted');
      if (as === 'repaired') tally.count('repaired');
    } catch (error) {
      if (!(error instanceof ResultCodeError)) throw error;
      tally.refuse(dn, error);
    }
  });
  await db(ctx)
    .deleteFrom('ldap.sent_entry')
    .where('dn', '=', sql<string>`any(${gone}::text[])`)
    .execute();
}
