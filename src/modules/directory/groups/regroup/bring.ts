import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../../tables.ts';

/** Memberships that follow from something else: in which groups they are, whence they come, and what they should be. */
export interface Following {
  groupIds: readonly string[];
  /** A condition on the row `m` of `group_member`: only such rows are ended. */
  source: RawBuilder<boolean>;
  /** A select of `group_id`, `source`, `person_id`. */
  wanted: RawBuilder<unknown>;
  /** Only their memberships are looked at; null: everybody's. */
  people: readonly string[] | null;
}

/**
 * Opens and ends memberships from today on until they are as wanted; returns whose have changed. The comment at its
 * head keeps the statement from being prepared: each rule makes another.
 */
export async function bring(ctx: { db: Database }, following: Following): Promise<string[]> {
  const { groupIds, source, wanted, people } = following;
  const { rows } = await sql<{ id: string }>`/* groups */
    with wanted (group_id, source, person_id) as materialized (${wanted}),
    place as materialized (
      select g.id, directory.today_in(s.time_zone) as day, g.valid_to as until
      from directory.people_group g join directory.structure s on s.id = g.structure_id
      where g.id = any(${groupIds}::uuid[])),
    held as materialized (
      select m.group_id, m.source, m.person_id, m.valid_from, p.day
      from directory.group_member m join place p on p.id = m.group_id
      where ${source} and (m.valid_to is null or m.valid_to > p.day)
        and ${people === null ? sql`true` : sql`m.person_id = any(${people}::uuid[])`}),
    gone as (
      select * from held h
      where (h.group_id, h.source, h.person_id) not in (select group_id, source, person_id from wanted)),
    erased as (
      delete from directory.group_member m using gone g
      where (m.group_id, m.source, m.person_id, m.valid_from) = (g.group_id, g.source, g.person_id, g.valid_from)
        and g.valid_from >= g.day
      returning m.person_id),
    closed as (
      update directory.group_member m set valid_to = g.day from gone g
      where (m.group_id, m.source, m.person_id, m.valid_from) = (g.group_id, g.source, g.person_id, g.valid_from)
        and g.valid_from < g.day
      returning m.person_id),
    opened as (
      insert into directory.group_member (group_id, person_id, source, valid_from, valid_to)
      select w.group_id, w.person_id, w.source, p.day, p.until
      from wanted w join place p on p.id = w.group_id
      where (p.until is null or p.until > p.day)
        and (w.group_id, w.source, w.person_id) not in (select group_id, source, person_id from held)
      order by 1, 2
      on conflict (group_id, person_id, source, valid_from) do update set valid_to = excluded.valid_to
      returning person_id)
    select person_id as id from erased
    union select person_id from closed
    union select person_id from opened`.execute(db(ctx));
  return rows.map(({ id }) => id);
}
