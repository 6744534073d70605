import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';
import type { ActRow } from './act-row.ts';

/**
 * What a person did and what was done to them, newest first. Of those who did it nothing is told but that it was
 * somebody else.
 */
export async function actsOf(
  ctx: { db: Database },
  personId: string,
  { before, most }: { before?: number | undefined; most: number },
): Promise<ActRow[]> {
  const older = before === undefined ? sql`` : sql`and a.id < ${before}`;
  const mine = sql`array(select pseudonym from kernel.pseudonym where person_id = ${personId})`;
  const newest = sql`${older} order by a.id desc limit ${most}`;
  const { rows } = await sql<ActRow>`
    select a.id, a.at, a.verb, a.code, coalesce(a.who = any(${mine}), false) as "isMine", a.who is not null as "isPersons",
      a.client is not null as "isPrograms", null as "personId", null as name, null as "aboutId", null as "aboutName",
      case when a.who = any(${mine}) then a.hat_profile end as profile,
      (select civility from directory.person_card p where p.person_id = ${personId}) as civility,
      case when a.who = any(${mine}) then c.name end as structure,
      a.network::text as network, a.reference
    from (
      (select * from kernel.act a where a.who = any(${mine}) ${newest})
      union
      (select * from kernel.act a where a.object_id = any(${mine}) and a.object_kind = 'person' ${newest})
    ) a
    left join directory.structure_card c on c.structure_id = a.hat_scope
    order by a.id desc limit ${most}`.execute(db(ctx));
  return rows;
}
