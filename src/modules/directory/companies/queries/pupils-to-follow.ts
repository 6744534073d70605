import { sql } from 'kysely';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import type { Tutoring } from '../contract.ts';

const MOST = 20;

/** The pupils of a school whom the actor sees, each word of `name` beginning one of theirs. `hasMore`: there are others. */
export async function pupilsToFollow(
  ctx: Context,
  structureId: string,
  name: string,
): Promise<{ pupils: Tutoring['pupil'][]; hasMore: boolean }> {
  const { rows } = await sql<Tutoring['pupil']>`
    select c.person_id as id, c.given_name as "givenName", c.family_name as "familyName",
      (select min(m.label) from directory.membership m
        where m.person_id = c.person_id and m.structure_id = ${structureId} and m.kind = 'division') as division
    from directory.person_card c join directory.person p on p.id = c.person_id
    where p.found_as @@ directory.beginning_with(${name})
      and exists (select from directory.membership m where m.person_id = c.person_id
        and m.structure_id = ${structureId} and m.kind = 'profile' and m.code = 'ELV')
      and exists (select from directory.sight s where s.viewer_id = ${ctx.actor.personId} and s.subject_id = c.person_id)
    order by c.family_name collate "fr-x-icu", c.given_name collate "fr-x-icu", c.person_id
    limit ${MOST + 1}`.execute(db(ctx));
  return { pupils: rows.slice(0, MOST), hasMore: rows.length > MOST };
}
