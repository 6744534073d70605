import { sql } from 'kysely';
import type { SearchHit } from '#kernel/module';
import type { Language } from '#kernel/words';
import type { Context } from '../actor.ts';
import type { Profile } from '../contract.ts';
import { amongAll, amongSeen, byDoing, type Sought } from '../search/found.ts';
import { beginning, nearQueries } from '../search/near.ts';
import { type Reach, reachOf } from '../search/reach.ts';
import { db } from '../tables.ts';
import { roleNames } from './role-names.ts';
import { writtenMatieres } from './written-matiere.ts';

/**
 * People whom the actor may know, each word of `text` beginning one of their names or saying what they do: « dupuis
 * maths », « martin 5eB », « cpe ». When nobody is called so, those whose names are a slip away.
 */
export async function searchPeople(ctx: Context, text: string, most: number): Promise<SearchHit[]> {
  const reach = await reachOf(ctx, text);
  const { words } = reach;
  const first = longest(words);
  if (first.length < 2) return [];
  const find = reach.isWide ? inRegion : amongSeen;
  const found = await find(ctx, reach, { queries: words.map(beginning), first, most });
  if (found.length > 0) return hitsOf(ctx, found);
  const queries = await nearQueries(ctx, words);
  return queries === undefined ? [] : hitsOf(ctx, await find(ctx, reach, { queries, first, most }));
}

/** By names first; when that is not enough, by what people do. */
async function inRegion(ctx: Context, reach: Reach, asked: Sought): Promise<string[]> {
  const named = await amongAll(ctx, reach, asked);
  if (named.length >= asked.most) return named;
  const doing = await byDoing(ctx, reach, asked);
  return [...new Set([...named, ...doing])].slice(0, asked.most);
}

/** The word that says most, the earlier of two. */
const longest = (words: readonly string[]) =>
  words.reduce((best, word) => (word.length > best.length ? word : best), '');

interface Row {
  id: string;
  name: string;
  roles: { profile: Profile; structure: string }[] | null;
  divisions: string[] | null;
  matieres: string[] | null;
}

/** Each with what they do where, in the order found. That somebody of the staff has children there is not told to all. */
async function hitsOf(ctx: Context, found: readonly string[]): Promise<SearchHit[]> {
  if (found.length === 0) return [];
  const { personId } = ctx.actor;
  const { rows } = await sql<Row>`
    select f.id, c.display_name as name,
      (select json_agg(json_build_object('profile', m.code, 'structure', s.name) order by s.name, m.code)
        from directory.membership m join directory.structure s on s.id = m.structure_id
        where m.person_id = f.id and m.kind = 'profile' and (m.code <> 'TUT' or f.id = ${personId}
          or directory.watches_over(${personId}, m.structure_id) or exists (
            select from directory.administering w where w.person_id = ${personId}
              and (w.structure_id is null or w.structure_id = m.structure_id)))) as roles,
      (select array_agg(m.label order by m.label) from directory.membership m
        where m.person_id = f.id and m.kind = 'division') as divisions,
      (select array_agg(distinct coalesce(mat.label, t.matiere)) from directory.teaching_today t
        left join directory.matiere mat on mat.code = t.matiere
        where t.person_id = f.id and t.matiere <> '') as matieres
    from unnest(${found}::uuid[]) with ordinality as f(id, place)
    join directory.person_card c on c.person_id = f.id order by f.place`.execute(db(ctx));
  return rows.map((row) => ({
    title: row.name,
    about: { fr: aboutOf(row, 'fr'), en: aboutOf(row, 'en') },
    href: `/personnes/${row.id}`,
  }));
}

const aboutOf = ({ roles, divisions, matieres }: Row, language: Language): string =>
  [
    ...(divisions ?? []),
    ...writtenMatieres(matieres ?? []),
    ...(roles ?? []).map(
      ({ profile, structure }) => `${roleNames[language][profile]}, ${structure}`,
    ),
  ].join(', ');
