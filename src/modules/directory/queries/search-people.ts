import { sql } from 'kysely';
import type { SearchHit } from '#kernel/module';
import type { Language } from '#kernel/words';
import type { Context } from '../actor.ts';
import type { Profile } from '../contract.ts';
import { byDoing, byNames } from '../search/found.ts';
import { beginning, nearQueries } from '../search/near.ts';
import { reachOf } from '../search/reach.ts';
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
  const queries = words.map(beginning);
  const named = await byNames(ctx, reach, { query: allOf(queries), first, most });
  const doing = named.length < most ? await byDoing(ctx, reach, { queries, most }) : [];
  const found = [...new Set([...named, ...doing])].slice(0, most);
  if (found.length > 0) return hitsOf(ctx, found);
  const near = await nearQueries(ctx, words);
  if (near === undefined) return [];
  const nearly = await byNames(ctx, reach, { query: allOf(near), first: null, most });
  const others = nearly.length > 0 ? [] : await byDoing(ctx, reach, { queries: near, most });
  return hitsOf(ctx, [...nearly, ...others]);
}

/** The word that says most, the earlier of two. */
const longest = (words: readonly string[]) =>
  words.reduce((best, word) => (word.length > best.length ? word : best), '');

const allOf = (queries: readonly string[]) => queries.map((query) => `(${query})`).join(' & ');

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
  const { rows } = await sql<Row>`
    select f.id, c.display_name as name,
      (select json_agg(json_build_object('profile', m.code, 'structure', s.name) order by s.name, m.code)
        from directory.membership m join directory.structure s on s.id = m.structure_id
        where m.person_id = f.id and m.kind = 'profile' and (m.code <> 'TUT' or exists (
          select from directory.acquaintance a where a.viewer_id = ${ctx.actor.personId} and a.subject_id = f.id
            and a.known_as in ('self', 'direction', 'administrator')))) as roles,
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
