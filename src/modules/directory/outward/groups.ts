import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';
import { isTold } from './is-told.ts';

/** What other systems are told of a group, its members aside. */
export interface OutwardGroup {
  id: string;
  structureId: string;
  kind: string;
  code: string;
  label: string;
  /** The names by which applications of the former portal know it; several groups may have one. */
  aliases: string[];
}

/** Every group of today in a structure that is told: those of one structure side by side, always in the same order. */
export async function outwardGroups(ctx: { db: Database }): Promise<OutwardGroup[]> {
  const { rows } = await sql<OutwardGroup>`
    select g.id, g.structure_id as "structureId", g.kind, g.code, g.label, coalesce(a.aliases, '{}') as aliases
    from directory.people_group g
    join directory.structure s on s.id = g.structure_id and s.missing_since is null
    cross join lateral (select directory.today_in(s.time_zone) as today) d
    left join (select group_id, array_agg(alias order by alias) as aliases from directory.group_alias group by 1) a
      on a.group_id = g.id
    where g.valid_from <= d.today and (g.valid_to is null or g.valid_to > d.today)
    order by g.structure_id, g.kind, g.code collate "C", g.id`.execute(db(ctx));
  return rows;
}

/**
 * Who is in these groups today, of the people who are told; a responsable under a restriction as `membership` has it. Two
 * questions: joined, PostgreSQL takes both lists for short ones, and compares each of the one with each of the other.
 */
export async function outwardMembers(
  ctx: { db: Database },
  groupIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ groupId: string; people: string[] }>`
    select group_id as "groupId", array_agg(distinct person_id) as people
    from directory.membership where group_id = any(${[...groupIds]}::uuid[])
    group by group_id`.execute(db(ctx));
  const all = [...new Set(rows.flatMap(({ people }) => people))];
  const { rows: known } = await sql<{ id: string }>`
    select p.id from directory.person p where p.id = any(${all}::uuid[]) and ${isTold}`.execute(
    db(ctx),
  );
  const told = new Set(known.map(({ id }) => id));
  return new Map(rows.map(({ groupId, people }) => [groupId, people.filter((id) => told.has(id))]));
}
