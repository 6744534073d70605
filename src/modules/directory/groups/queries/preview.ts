import { sql } from 'kysely';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import type { Preview } from '../contract.ts';
import { matching, type PlacedRule } from '../rules/matching.ts';

const NAMED = 8;

/** Whom a rule would bring today, and who would come to a group and leave it. Names within the actor's sight alone. */
export async function previewOf(
  ctx: Context,
  rule: PlacedRule,
  groupId: string | null,
): Promise<Preview> {
  const first = (table: string) => sql`array(
    select named.name from (
      select c.person_id as id, c.display_name as name, c.family_name, c.given_name
      from ${sql.table(table)} x join directory.person_card c on c.person_id = x.person_id
      order by c.family_name collate "fr-x-icu", c.given_name collate "fr-x-icu", c.person_id offset 0) named
    where (select true from directory.sight s where s.viewer_id = ${ctx.actor.personId} and s.subject_id = named.id limit 1)
    limit ${NAMED})`;
  const { rows } = await sql<Preview>`/* groups */
    with fits as materialized (select x.person_id from (${matching([rule], null)}) x),
    held as materialized (
      select distinct m.person_id from directory.group_member m
      join directory.people_group g on g.id = m.group_id join directory.structure s on s.id = g.structure_id
      where m.group_id = ${groupId} and m.source = 'rule'
        and (m.valid_to is null or m.valid_to > directory.today_in(s.time_zone))),
    comes as materialized (select person_id from fits except select person_id from held),
    goes as materialized (select person_id from held except select person_id from fits)
    select (select count(*)::int from fits) as total, ${first('fits')} as first,
      (select count(*)::int from comes) as comes, ${first('comes')} as "firstToCome",
      (select count(*)::int from goes) as goes, ${first('goes')} as "firstToGo"`.execute(db(ctx));
  return rows[0] as Preview;
}
