import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../../tables.ts';
import type { StayKind, StayProfile } from '../contract.ts';

/** Somebody's stay in a structure; `until` is its last day, `today` that of the place. */
export interface Stay {
  id: string;
  personId: string;
  displayName: string;
  structure: { id: string; name: string };
  kind: StayKind;
  profile: StayProfile;
  reason: string;
  from: string;
  until: string;
  today: string;
  madeBy: string | null;
}

const stay = sql`
  select t.id, t.person_id as "personId", c.display_name as "displayName",
    json_build_object('id', s.id, 'name', s.name) as structure, t.kind, t.profile, t.reason,
    t.valid_from as from, t.valid_to - 1 as until, directory.today_in(s.time_zone) as today, m.display_name as "madeBy"
  from directory.stay t
  join directory.structure s on s.id = t.structure_id
  join directory.person_card c on c.person_id = t.person_id
  left join directory.person_card m on m.person_id = t.made_by`;

/** The stays in these structures that hold, or ended within ninety days: the next to end first. At most a thousand. */
export async function staysIn(
  ctx: { db: Database },
  structureIds: readonly string[],
): Promise<Stay[]> {
  const { rows } = await sql<Stay>`${stay}
    where t.structure_id = any(${[...structureIds]}::uuid[]) and t.valid_to > current_date - 90
    order by t.valid_to <= directory.today_in(s.time_zone), t.valid_to, c.family_name collate "fr-x-icu", t.id
    limit 1000`.execute(db(ctx));
  return rows;
}

/** One stay, its row locked; undefined when there is none. */
export async function findStay(ctx: { db: Database }, id: string): Promise<Stay | undefined> {
  const { rows } = await sql<Stay>`${stay} where t.id = ${id} for update of t`.execute(db(ctx));
  return rows[0];
}
