import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../actor.ts';
import { db } from '../tables.ts';
import type { Reach } from './reach.ts';

/** Names that are read before one gives up: beyond, the words say too little. */
const WALK = 4_000;

/** The least letters of a word that is sought in the index of all words: shorter ones begin too many. */
const LONG = 4;

/** What each word may be in a name, the word that says most, and how many are wanted. */
export interface Sought {
  queries: readonly string[];
  first: string;
  most: number;
}

/** The end of the texts that begin with another, letter by letter. */
const LAST = '\u{10FFFF}';

/**
 * Of those whom the actor knows, some thousands at most: those whose names match every word, then those who are said by
 * what they do as well. One statement, planned once: acquaintance is long to plan.
 */
export const amongSeen = (
  ctx: Context,
  reach: Reach,
  { queries, first, most }: Sought,
): Promise<string[]> =>
  ids(
    ctx,
    sql`
  with ${words(reach, queries)},
  seen as materialized (
    select distinct a.subject_id from directory.acquaintance a where a.viewer_id = ${ctx.actor.personId}
      ${reach.hasPerimeter ? sql`` : sql`and a.because <> 'my-perimeter'`})
  select p.id from seen join directory.person p on p.id = seen.subject_id
  left join doing d on d.person_id = p.id
  where p.missing_since is null and (p.found_as @@ ${allOf(queries)}::tsquery or ${isSaid})
  order by not p.found_as @@ ${allOf(queries)}::tsquery, ${rank(first)}, p.plain_family, p.plain_given, p.id
  limit ${most}`,
  );

/** The words with what each may be in a name, and who is said by which of them. */
const words = (reach: Reach, queries: readonly string[]) => sql`
  word as materialized (
    select i, word, query::tsquery as query
    from unnest(${reach.words}::text[], ${queries}::text[]) with ordinality as w(word, query, i)),
  doing as materialized (
    select d.person_id, array_agg(w.i) as said
    from word w cross join lateral directory.doing(w.word, ${reach.structures}::uuid[]) as d(person_id) group by 1)`;

/** Whether each word says what `p` does, as `d` has it, or begins one of their names. */
const isSaid = sql`(
  d.person_id is not null
  and not exists (select from word w where w.i <> all(d.said) and not p.found_as @@ w.query))`;

const allOf = (queries: readonly string[]) => queries.map((query) => `(${query})`).join(' & ');

/**
 * Whoever knows nearly everybody: the names are walked in order, and rights asked of one after the other until there are
 * enough (sorting all the Martins of a region is slow, and nobody reads them); then the index of all their words.
 */
export async function amongAll(
  ctx: Context,
  reach: Reach,
  { queries, first, most }: Sought,
): Promise<string[]> {
  const query = allOf(queries);
  const walked = await ids(
    ctx,
    sql`
    with by_family as (${walk(ctx, reach, { query, first, most, by: 'plain_family', after: 'plain_given' })}),
    by_given as (${walk(ctx, reach, { query, first, most, by: 'plain_given', after: 'plain_family' })})
    select id from by_family union all
    select id from by_given where (select count(*) from by_family) < ${most}`,
  );
  const found = [...new Set(walked)].slice(0, most);
  if (found.length >= most || first.length < LONG) return found;
  const others = await ids(
    ctx,
    sql`
    select p.id from (
      select p.id, p.plain_family, p.plain_given from (
        select p.id, p.plain_family, p.plain_given from directory.person p
        where p.found_as @@ ${query}::tsquery and p.missing_since is null limit ${WALK}) p
      order by p.plain_family, p.plain_given, p.id) p
    where ${known(ctx, reach)} limit ${most}`,
  );
  return [...new Set([...found, ...others])].slice(0, most);
}

const walk = (
  ctx: Context,
  reach: Reach,
  asked: {
    query: string;
    first: string;
    most: number;
    by: 'plain_family' | 'plain_given';
    after: 'plain_family' | 'plain_given';
  },
): RawBuilder<unknown> => {
  const by = sql.ref(`p.${asked.by}`);
  const inOrder = sql`order by ${by}, ${sql.ref(`p.${asked.after}`)}, p.id`;
  return sql`
    select p.id from (
      select p.id, p.found_as, p.missing_since, p.plain_family, p.plain_given from directory.person p
      where ${by} >= ${asked.first} and ${by} < ${asked.first + LAST} ${inOrder} limit ${WALK}) p
    where p.found_as @@ ${asked.query}::tsquery and p.missing_since is null and ${known(ctx, reach)}
    limit ${asked.most}`;
};

/** The same people, said by at least one word of what they do, and by the others of that or of their names. */
export const byDoing = (
  ctx: Context,
  reach: Reach,
  { queries, most }: Pick<Sought, 'queries' | 'most'>,
): Promise<string[]> =>
  ids(
    ctx,
    sql`
  with ${words(reach, queries)},
  all_said as materialized (
    select p.id, p.plain_family, p.plain_given from doing d join directory.person p on p.id = d.person_id
    where p.missing_since is null and ${isSaid}
    order by p.plain_family, p.plain_given, p.id)
  select p.id from all_said p where ${known(ctx, reach)}
  order by p.plain_family, p.plain_given, p.id limit ${most}`,
  );

/** Whether the actor knows `p`: where they are is asked first, which is cheap. */
const known = ({ actor }: Context, { structures, profiles }: Reach) => sql`
  ${
    structures === null
      ? sql`true`
      : sql`exists (select from directory.membership_whole m
          where m.person_id = p.id and m.kind = 'profile' and m.structure_id = any(${structures}::uuid[])
            and (${profiles}::text[] is null or m.code = any(${profiles}::text[])))`
  }
  and (select true from directory.acquaintance a
    where a.viewer_id = ${actor.personId} and a.subject_id = p.id limit 1)`;

const rank = (first: string) => sql`
  case when starts_with(p.plain_family, ${first}) then 0 when starts_with(p.plain_given, ${first}) then 1 else 2 end`;

async function ids(ctx: Context, query: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await (query as RawBuilder<{ id: string }>).execute(db(ctx));
  return rows.map(({ id }) => id);
}
