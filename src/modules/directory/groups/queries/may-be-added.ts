import { sql } from 'kysely';
import type { Context } from '../../actor.ts';
import { db } from '../../tables.ts';
import type { FoundGroup } from './group-facts.ts';

/** Profiles of pupils and families, who look after no group. */
const families = ['ELV', 'TUT'];

/**
 * Whether the actor may put somebody in a group: within their sight, in one of its structures or of those under them;
 * a délégué is a pupil of the division; an owner is of the staff.
 */
export async function mayBeAdded(
  ctx: Context,
  group: Pick<FoundGroup, 'kind' | 'code' | 'places' | 'structureId'>,
  personId: string,
  { asOwner = false } = {},
): Promise<boolean> {
  const ids = group.places.map(({ id }) => id);
  const { rows } = await sql`
    select from directory.membership m
    where m.person_id = ${personId}
      and ${
        group.kind === 'delegues'
          ? sql`m.kind = 'division' and m.code = ${group.code} and m.structure_id = ${group.structureId}`
          : sql`m.kind = 'profile' and not (${asOwner} and m.code = any(${families}::text[]))
              and (m.structure_id = any(${ids}::uuid[]) or exists (
                select from directory.structure_under u
                where u.structure_id = m.structure_id and u.over_id = any(${ids}::uuid[])))`
      }
      and exists (select from directory.sight s where s.viewer_id = ${ctx.actor.personId} and s.subject_id = m.person_id)
    limit 1`.execute(db(ctx));
  return rows.length > 0;
}
