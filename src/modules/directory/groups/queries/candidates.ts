import { sql } from 'kysely';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import type { GroupPage } from '../contract.ts';
import type { FoundGroup } from './group-facts.ts';
import { aboutMember, during } from './group-page.ts';

const MOST = 20;

type Candidate = Omit<GroupPage['members'][number], 'isAddedByHand' | 'can'>;

/**
 * The people within the actor's sight, in the structures of a group, who are not in it by hand and one of whose names
 * begins with each word typed; in the order of names.
 */
export async function candidatesFor(
  ctx: Context,
  group: FoundGroup,
  name: string,
): Promise<{ people: Candidate[]; hasMore: boolean }> {
  const ids = group.places.map(({ id }) => id);
  const { rows } = await sql<Candidate>`
    select c.person_id as id, c.given_name as "givenName", c.family_name as "familyName", ${aboutMember}
    from (
      select p.id from directory.person p
      where directory.found_by(p.given_name, p.family_name, p.birth_name) @@ directory.beginning_with(${name})
        and p.missing_since is null
        and exists (
          select from directory.membership k
          where k.person_id = p.id and ${
            group.kind === 'delegues'
              ? sql`k.kind = 'division' and k.code = ${group.code} and k.structure_id = ${group.structureId}`
              : sql`k.kind = 'profile' and k.structure_id in (
                  select unnest(${ids}::uuid[])
                  union select u.structure_id from directory.structure_under u where u.over_id = any(${ids}::uuid[]))`
          })
        and not exists (
          select from directory.group_member m
          where m.group_id = ${group.id} and m.person_id = p.id and m.source = 'hand' and ${during(group.today)})
      order by p.family_name collate "fr-x-icu", p.given_name collate "fr-x-icu", p.id offset 0) f
    join directory.person_card c on c.person_id = f.id
    where (select true from directory.sight s where s.viewer_id = ${ctx.actor.personId} and s.subject_id = f.id limit 1)
    limit ${MOST + 1}`.execute(db(ctx));
  return { people: rows.slice(0, MOST), hasMore: rows.length > MOST };
}
