import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';
import type { PupilFacts } from './policy.ts';

/** A pupil as the law judges them, with the day it is where they are at school. */
export interface Pupil extends PupilFacts {
  /** The first structure by id, for the trace. */
  structureId: string;
  /** Where it is earliest: what ends today has ended everywhere. */
  today: string;
}

/** A pupil at school somewhere today, locked so that two heads do not note the same thing at once. */
export async function findPupil(ctx: { db: Database }, id: string): Promise<Pupil | undefined> {
  const { rows } = await sql<{
    structureIds: string[] | null;
    responsableIds: string[];
    today: string;
  }>`
    with pupil as materialized (select p.id from directory.person p where p.id = ${id} for update),
    place as (
      select s.structure_id, directory.today_in(s.time_zone) as today
      from pupil
      join directory.membership m on m.person_id = pupil.id and m.kind = 'profile' and m.code = 'ELV'
      join directory.structure_card s on s.structure_id = m.structure_id)
    select
      (select array_agg(p.structure_id order by p.structure_id) from place p) as "structureIds",
      (select min(p.today) from place p) as today,
      array(select distinct r.responsable_id from directory.responsibility r
        where r.pupil_id = pupil.id and r.valid_to is null) as "responsableIds"
    from pupil`.execute(db(ctx));
  const [row] = rows;
  const [structureId] = row?.structureIds ?? [];
  if (row === undefined || structureId === undefined) return undefined;
  const { responsableIds, today } = row;
  return { structureIds: row.structureIds ?? [], responsableIds, structureId, today };
}
