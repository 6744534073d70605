import { sql } from 'kysely';
import type { Context } from '#modules/directory';
import { db } from '../../tables.ts';
import type { AccountAct } from '../contract.ts';
import { canLookAfter, canUndo } from '../policy.ts';

interface Row extends Omit<AccountAct, 'can' | 'at'> {
  at: Date;
  structureId: string | null;
  isRecent: boolean;
}

/** What was last done to accounts where the actor looks after them, newest first. */
export async function newestActs(
  ctx: Context,
  places: readonly { id: string; classes: unknown }[],
): Promise<AccountAct[]> {
  const { rows } = await sql<Row>`
    select t.id, t.verb, t.done_at as at, c.display_name as by, t.reason, t.structure_id as "structureId",
      t.undone_at is not null as "isUndone",
      t.done_at > ${new Date(ctx.clock.now().valueOf() - 30 * 86_400_000)} as "isRecent",
      (select count(*) from identity.account_act_line n where n.act_id = t.id)::int as count
    from identity.account_act t left join directory.person_card c on c.person_id = t.done_by
    where t.structure_id = any(${places.filter(({ classes }) => classes === null).map(({ id }) => id)}::uuid[])
      or t.done_by = ${ctx.actor.personId}
      or ${canLookAfter(ctx.actor, null)} and t.structure_id is null
    order by t.done_at desc limit 20`.execute(db(ctx));
  return rows.map(({ structureId, isRecent, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    can: { undo: isRecent && !row.isUndone && canUndo(ctx.actor, { verb: row.verb, structureId }) },
  }));
}
