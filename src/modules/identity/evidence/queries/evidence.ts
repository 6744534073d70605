import { sql } from 'kysely';
import type { Context } from '#modules/directory';
import type { Security } from '../../brake/contract.ts';
import { administers } from '../../brake/policy.ts';
import { db } from '../../tables.ts';
import { type Asked, canApprove, canTake } from '../policy.ts';

/** A request for evidence as its row has it. */
export interface EvidenceRow extends Asked {
  id: string;
  structure: string | null;
  from: Date;
  until: Date;
  reason: string;
  by: string | null;
  accounts: number;
  endsAt: Date;
}

type Shown = Security['evidence'][number];

/** The requests of where the actor administers, newest first; heads have none. */
export async function evidenceFor(ctx: Context, ids: readonly string[]): Promise<Shown[]> {
  const mine = ids.filter((id) => administers(ctx.actor, id));
  const { rows } = await sql<EvidenceRow>`
    select ${columns(ctx)} from identity.evidence e ${names}
    where e.structure_id = any(${mine}::uuid[]) or e.structure_id is null and ${administers(ctx.actor, null)}
    order by e.asked_at desc limit 20`.execute(db(ctx));
  return rows.map((row) => ({
    ...{ id: row.id, structure: row.structure, reason: row.reason, by: row.by },
    ...{ from: row.from.toISOString(), until: row.until.toISOString() },
    accounts: row.accounts,
    state: row.isTaken ? 'taken' : row.isOver ? 'over' : row.isApproved ? 'approved' : 'asked',
    endsAt: row.endsAt.toISOString(),
    can: { approve: canApprove(ctx.actor, row), take: canTake(ctx.actor, row) },
  }));
}

/** One request, its row locked in the caller's transaction. */
export async function lockedEvidence(ctx: Context, id: string): Promise<EvidenceRow | undefined> {
  const { rows } = await sql<EvidenceRow>`
    select ${columns(ctx)} from identity.evidence e ${names} where e.id = ${id} for update of e`.execute(
    db(ctx),
  );
  return rows[0];
}

const columns = ({ clock }: Context) => sql`
  e.id, e.structure_id as "structureId", c.name as structure, e.from_at as "from", e.until_at as "until", e.reason,
  e.asked_by as "askedBy", p.display_name as by, e.approved_at is not null as "isApproved",
  e.taken_at is not null as "isTaken", e.ends_at <= ${clock.now()} as "isOver", e.ends_at as "endsAt",
  (select count(*)::int from identity.evidence_account n where n.evidence_id = e.id) as accounts`;
const names = sql`
  left join directory.structure_card c on c.structure_id = e.structure_id
  left join directory.person_card p on p.person_id = e.asked_by`;
