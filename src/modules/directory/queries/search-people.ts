import { type RawBuilder, sql } from 'kysely';
import type { SearchHit } from '#kernel/module';
import type { Language } from '#kernel/words';
import type { Context } from '../actor.ts';
import type { Profile } from '../contract.ts';
import { canAdminister, platform } from '../policy.ts';
import { db } from '../tables.ts';
import { roleNames } from './role-names.ts';

interface Row {
  id: string;
  name: string;
  roles: { profile: Profile; structure: string }[] | null;
  divisions: string[] | null;
}

/**
 * People within the actor's sight, each word of `text` beginning one of their names; in the order of names. Whoever sees
 * nearly everybody is answered from the index of names, the others from the few whom they see: the plan is made once.
 */
export async function searchPeople(ctx: Context, text: string, most: number): Promise<SearchHit[]> {
  const { rows } = await sql<Row>`
    with found as materialized (${seesMany(ctx) ? amongAll(ctx, text, most) : amongSeen(ctx, text, most)})
    select f.id, c.display_name as name,
      (select json_agg(json_build_object('profile', m.code, 'structure', s.name) order by s.name, m.code)
        from directory.membership m join directory.structure s on s.id = m.structure_id
        where m.person_id = f.id and m.kind = 'profile') as roles,
      (select array_agg(m.label order by m.label) from directory.membership m
        where m.person_id = f.id and m.kind = 'division') as divisions
    from found f join directory.person_card c on c.person_id = f.id
    order by c.family_name collate "fr-x-icu", c.given_name collate "fr-x-icu", f.id`.execute(
    db(ctx),
  );
  return rows.map((row) => ({
    title: row.name,
    about: { fr: aboutOf(row, 'fr'), en: aboutOf(row, 'en') },
    href: `/personnes/${row.id}`,
  }));
}

const aboutOf = ({ roles, divisions }: Row, language: Language): string =>
  [
    ...(divisions ?? []),
    ...(roles ?? []).map(
      ({ profile, structure }) => `${roleNames[language][profile]}, ${structure}`,
    ),
  ].join(', ');

/** The whole platform, or an académie: tens of thousands. */
const seesMany = ({ actor }: Context) =>
  canAdminister(actor, platform) || actor.hats.some(({ profile }) => profile === 'ACA');

const names = (person: string) =>
  sql`directory.found_by(${sql.ref(`${person}.given_name`)}, ${sql.ref(`${person}.family_name`)}, ${sql.ref(`${person}.birth_name`)})`;

const inOrder = sql`order by p.family_name collate "fr-x-icu", p.given_name collate "fr-x-icu", p.id`;

/** Names first, then sight: asked of one after the other, in order, until there are enough (`exists` would ask of all). */
const amongAll = ({ actor }: Context, text: string, most: number): RawBuilder<unknown> => sql`
  select p.id from (
    select p.id, p.family_name, p.given_name from directory.person p
    where ${names('p')} @@ directory.beginning_with(${text}) and p.missing_since is null
    ${inOrder} offset 0) p
  where (select true from directory.sight s where s.viewer_id = ${actor.personId} and s.subject_id = p.id limit 1)
  limit ${most}`;

/** Sight first, then names. */
const amongSeen = ({ actor }: Context, text: string, most: number): RawBuilder<unknown> => sql`
  select p.id from (
    select distinct s.subject_id from directory.sight s where s.viewer_id = ${actor.personId} offset 0) seen
  join directory.person p on p.id = seen.subject_id
  where ${names('p')} @@ directory.beginning_with(${text})
  ${inOrder} limit ${most}`;
