import { sql } from 'kysely';
import type { Errand } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import { regroup } from '../groups/regroup/regroup.ts';
import { db } from '../tables.ts';
import { type MovedRows, moveRows, putBackRows, type TouchedRow } from './move-rows.ts';

/** What the directory needs to part two people again. */
interface Merged extends MovedRows {
  /** Records that the next feed was asked to read again: source, type, id. */
  reread: { source: string; type: string; id: string }[];
  /** What was said of the person right after: it must still be so. */
  said: Record<string, string>;
}

/**
 * The directory's part of a merge: jointures, schooling, functions, families, groups and powers of `from` become those
 * of `into`, whose own words stay where both have some. The next feed, of either jointure, leads to the one person.
 */
export async function mergePeople(ctx: Errand, from: string, into: string): Promise<Merged> {
  const known = await sql<{ gone: unknown; was: unknown }>`
    select to_jsonb(f) as gone, to_jsonb(i) as was from directory.person f, directory.person i
    where f.id = ${from} and i.id = ${into} for update`.execute(db(ctx));
  const [two] = known.rows;
  if (two === undefined) return refuse('missing', 'directory.no-such-person');
  await forgetLikeness(ctx, from);
  const stayed = await dropLoneDeparture(ctx, from, into);
  const moved = await moveRows(ctx, 'directory', from, into);
  const reread = await readAgain(ctx, into);
  await fillGaps(ctx, from, into);
  await regroup(ctx);
  await eraseEmptied(ctx, from);
  const person = { place: 'directory.person' };
  const rows = [
    { ...person, how: 'changed', was: two.was } as const,
    ...stayed,
    ...moved.rows,
    { ...person, how: 'dropped', was: two.gone } as const,
  ];
  return { from, into, rows, reread, said: await saidOf(ctx, into) };
}

/** Parts two people again, exactly; refuses when the directory has since said something new of them. */
export async function unmergePeople(ctx: Errand, undo: unknown): Promise<void> {
  const merged = undo as Merged;
  const { into, reread, said } = merged;
  const now = await saidOf(ctx, into);
  // What feeds noted leaves with time; it says nothing that the other tables do not.
  const changed = Object.keys(said).filter(
    (place) => now[place] !== said[place] && !place.startsWith('directory.feed_'),
  );
  if (changed.length > 0)
    refuse('conflict', 'directory.merge-outlived', {
      faults: changed.map((path) => ({ path, message: 'a changé depuis la fusion' })),
    });
  await putBackRows(ctx, merged);
  await regroup(ctx);
  await sql`
    update directory.source_record r set pending = false
    from json_to_recordset(${JSON.stringify(reread)}) as x(source text, type text, id text)
    where (r.source, r.type, r.id) = (x.source, x.type, x.id)`.execute(db(ctx));
}

/** Of two people one of whom is leaving, the one that is made of them is not. */
async function dropLoneDeparture(ctx: Errand, from: string, into: string): Promise<TouchedRow[]> {
  const { rows } = await sql<{ was: unknown }>`
    delete from directory.departure d where d.person_id in (${from}, ${into})
      and (select count(*) from directory.departure where person_id in (${from}, ${into})) = 1
    returning to_jsonb(d) as was`.execute(db(ctx));
  return rows.map(({ was }) => ({ place: 'directory.departure', how: 'dropped', was }));
}

/** Two records that are one person are both read by the next feed, even unchanged: neither may end what the other says. */
async function readAgain(ctx: Errand, personId: string): Promise<Merged['reread']> {
  const { rows } = await sql<Merged['reread'][number]>`
    update directory.source_record r set pending = true
    from directory.person_jointure j
    where j.person_id = ${personId} and r.type = j.type and r.id = j.jointure and r.source = j.source
      and r.type <> 'PersRelEleve' and r.missing_since is null and not r.pending
    returning r.source, r.type, r.id`.execute(db(ctx));
  return rows;
}

/** What was computed of the one is not moved: it is found again, of whoever is there. */
async function forgetLikeness(ctx: Errand, from: string): Promise<void> {
  await sql`delete from directory.duplicate where ${from} in (one_id, other_id)`.execute(db(ctx));
  await sql`delete from directory.likeness where person_id = ${from}`.execute(db(ctx));
}

/** What the one had and the other had not. */
async function fillGaps(ctx: Errand, from: string, into: string): Promise<void> {
  await sql`
    update directory.person i set
      civility = coalesce(i.civility, f.civility), birth_name = coalesce(i.birth_name, f.birth_name),
      other_given_names = case when i.other_given_names = '{}' then f.other_given_names else i.other_given_names end,
      birth_date = coalesce(i.birth_date, f.birth_date), ine = coalesce(i.ine, f.ine),
      siecle_id = coalesce(i.siecle_id, f.siecle_id), sts_id = coalesce(i.sts_id, f.sts_id),
      email = coalesce(i.email, f.email), academic_email = coalesce(i.academic_email, f.academic_email),
      home_phone = coalesce(i.home_phone, f.home_phone), work_phone = coalesce(i.work_phone, f.work_phone),
      mobile = coalesce(i.mobile, f.mobile), sms_phone = coalesce(i.sms_phone, f.sms_phone),
      address = coalesce(i.address, f.address),
      address_shared = case when i.address is null then f.address_shared else i.address_shared end,
      missing_since = case when f.missing_since is null then null else i.missing_since end
    from directory.person f where f.id = ${from} and i.id = ${into}`.execute(db(ctx));
}

/** Erases the row that nothing points at any more; a house that forgot to move its own would lose them: a fault. */
async function eraseEmptied(ctx: Errand, personId: string): Promise<void> {
  const { rows } = await sql<{ place: string }>`
    select place from directory.pointing_at(${personId}) as place`.execute(db(ctx));
  if (rows.length > 0)
    throw new Error(`A merge left rows behind: ${rows.map(({ place }) => place).join(', ')}`);
  await sql`delete from directory.person where id = ${personId}`.execute(db(ctx));
}

async function saidOf(ctx: Errand, personId: string): Promise<Record<string, string>> {
  const { rows } = await sql<{ said: Record<string, string> }>`
    select directory.said_of('directory', ${personId}) as said`.execute(db(ctx));
  const isComputed = (place: string) => /^directory\.(likeness|duplicate)\./.test(place);
  return Object.fromEntries(
    Object.entries(rows[0]?.said ?? {}).filter(([place]) => !isComputed(place)),
  );
}
