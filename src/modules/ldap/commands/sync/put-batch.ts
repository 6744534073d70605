import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { ResultCodeError } from '../../replica/protocol.ts';
import { type Put, putEntry } from '../../replica/put-entry.ts';
import { sameness } from '../../sdet/dn.ts';
import { digestOf, type OwnedEntry } from '../../sdet/entry.ts';
import { db } from '../../tables.ts';
import { inFlight } from './in-flight.ts';
import type { Sync } from './tally.ts';

type Ctx = { db: Database };

interface Due {
  entry: OwnedEntry;
  hash: Buffer;
  /** Nothing was ever begun to be sent. */
  isNew: boolean;
  /** The replica was given this very entry: it differs by somebody else’s doing. */
  isAsSent: boolean;
}

/** Sends what changed of some entries, and keeps that it was sent. */
export async function putBatch(
  sync: Sync,
  held: Ctx,
  entries: readonly OwnedEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const dns = entries.map(({ dn }) => dn);
  await sql`insert into told_entry (dn, sameness) select * from unnest(${dns}::text[], ${dns.map(sameness)}::text[])`.execute(
    held.db,
  );
  const sent = await sentHashes(sync.ctx, dns);
  const all = entries.map((entry): Due => {
    const hash = digestOf(entry);
    const was = sent.get(entry.dn);
    return { entry, hash, isNew: was === undefined, isAsSent: was?.equals(hash) === true };
  });
  const due = sync.tally.isFull ? all : all.filter(({ isAsSent }) => !isAsSent);
  sync.tally.count('unchanged', all.length - due.length);
  await begin(
    sync.ctx,
    due.filter(({ isAsSent }) => !isAsSent),
  );
  const done: Due[] = [];
  try {
    await inFlight(due, async (one) => {
      if (await put(sync, one)) done.push(one);
    });
  } finally {
    await confirm(
      sync.ctx,
      done.filter(({ isAsSent }) => !isAsSent),
    );
  }
}

async function put({ session, tally }: Sync, { entry, isNew, isAsSent }: Due): Promise<boolean> {
  try {
    const how: Put = await session.ask((client) => putEntry(client, entry, isNew && !tally.isFull));
    tally.count(how);
    if (isAsSent && how !== 'unchanged') tally.count('repaired');
    return true;
  } catch (error) {
    if (!(error instanceof ResultCodeError)) throw error;
    tally.refuse(entry.dn, error);
    return false;
  }
}

/** `null` for an entry whose sending was begun. */
async function sentHashes(ctx: Ctx, dns: readonly string[]): Promise<Map<string, Buffer | null>> {
  const rows = await db(ctx)
    .selectFrom('ldap.sent_entry')
    .select(['dn', 'hash'])
    .where('dn', '=', sql<string>`any(${[...dns]}::text[])`)
    .execute();
  return new Map(rows.map(({ dn, hash }) => [dn, hash]));
}

/** Says that these are being sent: whoever is killed in the middle leaves them to be looked at. */
const begin = (ctx: Ctx, due: readonly Due[]) => keep(ctx, due, () => null);

const confirm = (ctx: Ctx, done: readonly Due[]) => keep(ctx, done, ({ hash }) => hash);

async function keep(
  ctx: Ctx,
  due: readonly Due[],
  hashOf: (due: Due) => Buffer | null,
): Promise<void> {
  if (due.length === 0) return;
  await sql`
    insert into ldap.sent_entry (dn, branch, person_id, hash)
    select u.dn, u.branch, c.person_id, u.hash
    from unnest(${due.map(({ entry }) => entry.dn)}::text[], ${due.map(({ entry }) => entry.branch)}::text[],
      ${due.map(({ entry }) => entry.personId)}::uuid[], ${due.map(hashOf)}::bytea[]) as u(dn, branch, person_id, hash)
    left join directory.person_card c on c.person_id = u.person_id
    on conflict (dn) do update set hash = excluded.hash, person_id = excluded.person_id`.execute(
    db(ctx),
  );
}
