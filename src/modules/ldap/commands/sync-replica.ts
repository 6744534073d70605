import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { LdapPlace } from '#config';
import { note } from '#kernel/acts';
import type { Database } from '#kernel/db';
import { allEntries, entriesAround, inOneMoment } from '../queries/all-entries.ts';
import { type Patience, ReplicaSession } from '../replica/session.ts';
import { db } from '../tables.ts';
import { makeTree } from './sync/make-tree.ts';
import { putBatch } from './sync/put-batch.ts';
import { removeGoneAmong, removeStrays, removeTheGone } from './sync/remove-entries.ts';
import { type Sync, type SyncReport, Tally } from './sync/tally.ts';

type Ctx = { db: Database };

/** How to synchronise. */
export interface SyncRequest {
  place: LdapPlace;
  /** Compares with the replica itself, entry by entry, and repairs what somebody changed there. */
  isFull?: boolean;
  /** Tells of these people alone, their families and groups: seconds, where a region takes minutes. */
  people?: readonly string[];
  patience?: Partial<Patience>;
}

/**
 * Makes the replica say what the directory says, by changes only: what was sent last is kept as one digest an entry. It
 * may be killed at any moment and begun again. An entry that the replica refuses is reported and tried again next time;
 * a replica that cannot be written throws a `ReplicaFault`. Synchronisations wait for one another.
 */
export const syncReplica = (ctx: Ctx, request: SyncRequest): Promise<SyncReport> =>
  alone(ctx, (held) => syncNow(ctx, held, request));

/** The same, unless another synchronisation began after this was asked: it has told what this would. */
export async function syncUnlessDone(ctx: Ctx, request: SyncRequest): Promise<void> {
  const asked = await now(ctx);
  await alone(ctx, async (held) => {
    const { rows } = await sql`
      select from ldap.replica where url = ${request.place.url} and base = ${request.place.base}
        and told_at > ${asked}`.execute(db(ctx));
    if (rows.length === 0) await syncNow(ctx, held, request);
  });
}

async function syncNow(ctx: Ctx, held: Ctx, { place, isFull, people, patience }: SyncRequest) {
  const tally = new Tally((await isAnother(ctx, place)) || isFull === true);
  const session = new ReplicaSession(place, patience);
  const sync = { ctx, session, tally, base: place.base };
  try {
    await makeTree(sync, place);
    const moment = await now(ctx);
    await inOneMoment(held, async (held) => {
      await sql`create temp table told_entry (dn text primary key, sameness text not null) on commit drop`.execute(
        held.db,
      );
      // Of a replica that was never seen nothing is known: it is told all.
      await (people === undefined || tally.isFull
        ? tellAll(sync, held)
        : tellOf(sync, held, people));
    });
    if (people === undefined || tally.isFull)
      await sql`update ldap.replica set told_at = ${moment}`.execute(db(ctx));
    if (tally.hasChanged) await note(ctx, { verb: 'ldap.sync', scope: null });
    return tally.report();
  } finally {
    await session.close();
  }
}

async function tellAll(sync: Sync, held: Ctx): Promise<void> {
  for await (const entries of allEntries(held, sync.base)) await putBatch(sync, held, entries);
  await removeTheGone(sync, held);
  if (sync.tally.isFull) await removeStrays(sync, held);
}

async function tellOf(sync: Sync, held: Ctx, some: readonly string[]): Promise<void> {
  const { entries, people, groupDns } = await entriesAround(held, sync.base, some);
  for await (const batch of entries()) await putBatch(sync, held, batch);
  await removeGoneAmong(sync, held, { people, groupDns });
}

async function now(ctx: Ctx): Promise<string> {
  const { rows } = await sql<{ at: string }>`select clock_timestamp()::text as at`.execute(db(ctx));
  return rows[0]?.at ?? '';
}

/** Whether this is not the replica of last time: nothing is known of what it holds. */
async function isAnother(ctx: Ctx, { url, base }: LdapPlace): Promise<boolean> {
  return ctx.db.transaction().execute(async (db) => {
    const { rows } =
      await sql`select from ldap.replica where url = ${url} and base = ${base}`.execute(db);
    if (rows.length > 0) return false;
    await sql`delete from ldap.sent_entry`.execute(db);
    await sql`
      insert into ldap.replica (url, base) values (${url}, ${base})
      on conflict (only_one) do update set url = excluded.url, base = excluded.base, told_at = null`.execute(
      db,
    );
    return true;
  });
}

/** One at a time, on every machine: the lock belongs to the connection, and ends with it. */
async function alone<T>(ctx: Ctx, work: (held: Ctx) => Promise<T>): Promise<T> {
  return ctx.db.connection().execute(async (held) => {
    const lock = () =>
      sql<{ is: boolean }>`select pg_try_advisory_lock(hashtext('preau ldap.sync')) as is`.execute(
        held,
      );
    while (!(await lock()).rows[0]?.is) await pause(500);
    try {
      return await work({ db: held });
    } finally {
      await sql`select pg_advisory_unlock(hashtext('preau ldap.sync'))`.execute(held);
    }
  });
}
