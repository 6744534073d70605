import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../../tables.ts';
import type { Found, Kind } from './look.ts';

/** A row of `directory.pick_up`, with the school that it is for. */
export interface PickUp {
  id: string;
  folder: string;
  label: string;
  kind: Kind;
  academy: string | null;
  uai: string | null;
  notBefore: string | null;
  timeZone: string;
  expectedDays: number | null;
}

/** A row of `directory.deposit` that is not ended. */
export interface Deposit {
  id: string;
  name: string;
  files: string[];
  mark: string;
  state: 'arriving' | 'waiting' | 'taking' | 'held';
  kind: 'complete' | 'delta' | null;
  day: string | null;
  allowed: string[];
  /** Of the feed that was held. */
  source: string | null;
  /** What it would do, as it was shown to whoever allowed it. */
  planId: string | null;
  attempts: number;
  /** Milliseconds during which nobody has written. */
  stillFor: number;
}

interface Ctx {
  db: Database;
}

/** The folders that are looked into. */
export async function livePickUps(ctx: Ctx): Promise<PickUp[]> {
  const { rows } = await sql<PickUp>`
    select p.id, p.folder, p.label, p.kind, p.academy, s.uai, p.not_before::text as "notBefore",
      p.time_zone as "timeZone", p.expected_days as "expectedDays"
    from directory.pick_up p left join directory.structure s on s.id = p.structure_id
    where p.stopped_at is null order by p.folder`.execute(db(ctx));
  return rows;
}

/** What is not ended in a folder: first what comes first, a complete feed before the deltas of its day. */
export async function openDeposits(ctx: Ctx, pickUpId: string, now: Date): Promise<Deposit[]> {
  const { rows } = await sql<Deposit>`
    select id, name, files, mark, state, kind, day::text as day, allowed, plan_id as "planId", attempts,
      (select f.source from directory.feed f where f.id = feed_id) as source,
      (extract(epoch from ${now}::timestamptz - still_since) * 1000)::float8 as "stillFor"
    from directory.deposit
    where pick_up_id = ${pickUpId} and state in ('arriving', 'waiting', 'taking', 'held')
    order by day, kind, seen_at, name`.execute(db(ctx));
  return rows;
}

/** Writes what a look has found, and forgets what is there no more. */
export async function writeLook(
  ctx: Ctx,
  pickUpId: string,
  found: readonly Found[],
  now: Date,
): Promise<void> {
  const seen = JSON.stringify(found.map(({ name, files, mark }) => ({ name, files, mark })));
  await sql`
    with seen as (
      select * from jsonb_to_recordset(${seen}::jsonb) as t (name text, files jsonb, mark text)),
    gone as (
      delete from directory.deposit
      where pick_up_id = ${pickUpId} and state = 'arriving' and name not in (select name from seen))
    insert into directory.deposit as d (pick_up_id, name, files, mark, seen_at, still_since)
    select ${pickUpId}, name, array(select jsonb_array_elements_text(files)), mark, ${now}, ${now} from seen
    on conflict (pick_up_id, name) where state = 'arriving' do update set
      files = excluded.files, mark = excluded.mark,
      still_since = case when d.mark = excluded.mark then d.still_since else excluded.still_since end`.execute(
    db(ctx),
  );
  await sql`update directory.pick_up set looked_at = ${now}, fault = null where id = ${pickUpId}`.execute(
    db(ctx),
  );
}

/** Says what became of a deposit, or why it is not further. */
export async function setDeposit(
  ctx: Ctx,
  id: string,
  set: {
    state?: Deposit['state'] | 'taken' | 'refused';
    reason?: string | null;
    kind?: Deposit['kind'];
    day?: string | null;
    sha256?: Buffer;
    feedId?: string | null;
    planId?: string | null;
    differs?: string[];
    /** Begins to count anew. */
    attempts?: 0;
    endedAt?: Date;
  },
): Promise<void> {
  const {
    state = null,
    reason,
    kind,
    day,
    sha256,
    feedId,
    planId,
    differs,
    attempts,
    endedAt,
  } = set;
  await sql`
    update directory.deposit set
      state = coalesce(${state}, state), attempts = ${attempts === 0 ? 0 : sql`attempts + ${state === 'taking' ? 1 : 0}`},
      reason = case when ${reason !== undefined} then ${reason ?? null} else reason end,
      kind = coalesce(${kind ?? null}, kind), day = coalesce(${day ?? null}::date, day),
      sha256 = coalesce(${sha256 ?? null}::bytea, sha256),
      feed_id = coalesce(${feedId ?? null}::uuid, feed_id),
      plan_id = coalesce(${planId ?? null}::uuid, plan_id),
      differs = coalesce(${differs ?? null}::text[], differs),
      ended_at = coalesce(${endedAt ?? null}::timestamptz, ended_at)
    where id = ${id}`.execute(db(ctx));
}

/** When the same content was taken from this folder; a feed that was undone since does not count. */
export async function takenBefore(
  ctx: Ctx,
  pickUpId: string,
  sha256: Buffer,
): Promise<Date | undefined> {
  const { rows } = await sql<{ ended_at: Date }>`
    select d.ended_at from directory.deposit d join directory.feed f on f.id = d.feed_id and f.outcome = 'applied' and f.undone_at is null
    where d.pick_up_id = ${pickUpId} and d.sha256 = ${sha256} and d.state = 'taken'
    order by d.ended_at desc limit 1`.execute(db(ctx));
  return rows[0]?.ended_at;
}

/** Whether something was taken from that source, so that a delta has a base. */
export async function hasBase(ctx: Ctx, source: string): Promise<boolean> {
  const { rows } = await sql`
    select from directory.feed where source = ${source} and outcome = 'applied' and undone_at is null limit 1`.execute(
    db(ctx),
  );
  return rows.length > 0;
}

/** Whether a feed of this folder was taken already. */
export async function wasTakenFrom(ctx: Ctx, pickUpId: string): Promise<boolean> {
  const { rows } = await sql`
    select from directory.deposit where pick_up_id = ${pickUpId} and state = 'taken' limit 1`.execute(
    db(ctx),
  );
  return rows.length > 0;
}

/** The feed that was recorded last for a source, taken or refused. */
export async function lastFeedOf(ctx: Ctx, source: string | null): Promise<string | null> {
  if (source === null) return null;
  const { rows } = await sql<{ id: string }>`
    select id from directory.feed where source = ${source} order by started_at desc limit 1`.execute(
    db(ctx),
  );
  return rows[0]?.id ?? null;
}

/** Those of these deposits that have ended. */
export async function endedAmong(ctx: Ctx, pickUpId: string, ids: readonly string[]) {
  const { rows } = await sql<{
    id: string;
    name: string;
    files: string[];
    state: 'taken' | 'refused';
    reason: string | null;
  }>`
    select id, name, files, state, reason from directory.deposit
    where pick_up_id = ${pickUpId} and id::text = any(${ids}::text[]) and state in ('taken', 'refused')`.execute(
    db(ctx),
  );
  return rows;
}

/** Something came: nobody needs to be told any more that nothing does. */
export const wasOnTime = (ctx: Ctx, pickUpId: string) =>
  sql`update directory.pick_up set told_late_at = null where id = ${pickUpId}`.execute(db(ctx));

/** Why a folder could not be looked into, as administrators read it. */
export const sayFault = (ctx: Ctx, pickUpId: string, fault: string, now: Date) =>
  sql`update directory.pick_up set fault = ${fault}, looked_at = ${now} where id = ${pickUpId}`.execute(
    db(ctx),
  );

/** What was allowed was allowed on the sight of another plan. */
export const forgetAllowed = (ctx: Ctx, id: string) =>
  sql`update directory.deposit set allowed = '{}' where id = ${id}`.execute(db(ctx));
