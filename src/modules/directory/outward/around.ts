import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

type Ctx = { db: Database };

/** Everybody on the liste rouge: other systems are told of them apart, so that nobody finds them by their name. */
export async function unlistedPeople(ctx: Ctx): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from directory.unlisted`.execute(db(ctx));
  return new Set(rows.map(({ id }) => id));
}

/** These people with those of their families, and every group where these are or were: what a change of them may touch. */
export async function aroundPeople(
  ctx: Ctx,
  ids: readonly string[],
): Promise<{ people: string[]; groups: Set<string> }> {
  const family = await sql<{ id: string }>`
    select distinct o.id from directory.responsibility r, unnest(array[r.pupil_id, r.responsable_id]) as o(id)
    where r.pupil_id = any(${[...ids]}::uuid[]) or r.responsable_id = any(${[...ids]}::uuid[])`.execute(
    db(ctx),
  );
  const groups = await sql<{ id: string }>`
    select distinct group_id as id from directory.group_member where person_id = any(${[...ids]}::uuid[])`.execute(
    db(ctx),
  );
  return {
    people: [...new Set([...ids, ...family.rows.map(({ id }) => id)])],
    groups: new Set(groups.rows.map(({ id }) => id)),
  };
}

/** Pupils and responsables of custody restrictions that began or ended by themselves since a moment: at a midnight of theirs. */
export async function custodyTurnedSince(ctx: Ctx, since: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct o.id from directory.custody_restriction c
    join directory.membership_whole m on m.person_id = c.pupil_id and m.kind = 'profile'
    join directory.structure s on s.id = m.structure_id,
    unnest(array[c.pupil_id, c.responsable_id]) as o(id), unnest(array[c.valid_from, c.valid_to]) as t(day)
    where t.day > (${since}::timestamptz at time zone s.time_zone)::date
      and t.day <= (clock_timestamp() at time zone s.time_zone)::date`.execute(db(ctx));
  return rows.map(({ id }) => id);
}
