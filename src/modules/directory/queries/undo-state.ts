import { sql } from 'kysely';
import type { Context } from '../actor.ts';
import type { UndoState } from '../contract.ts';
import { db } from '../tables.ts';

interface Row {
  created: number;
  changed: number;
  hindrance: UndoState['hindrance'];
  askedAt: Date | null;
  outcome: 'undone' | 'refused' | null;
  reason: string | null;
  conflicts: { why: 'erased' | 'changed' | 'used'; count: number }[];
}

/** What undoing a feed that was applied would give back; undefined for one that changed nothing. */
export async function undoState(ctx: Context, id: string): Promise<UndoState | undefined> {
  const { rows } = await sql<Row>`
    select
      case when f.is_first then coalesce((f.report->>'created')::int, 0)
        else (select count(*)::int from directory.feed_change c
          where c.feed_id = f.id and c.place = 'person' and c.how = 'created') end as created,
      (select count(distinct c.person_id)::int from directory.feed_change c
        where c.feed_id = f.id and c.how <> 'created') as changed,
      case when f.undone_at is not null then 'undone'
        when f.applied_xid is null or f.finished_at < now() - interval '90 days' then 'too-old'
        when exists (select from directory.feed l where l.source = f.source and l.outcome = 'applied'
          and l.undone_at is null and l.finished_at > f.finished_at) then 'later-feed' end as hindrance,
      u.asked_at as "askedAt", u.outcome, u.reason, coalesce(u.conflicts, '[]') as conflicts
    from directory.feed f left join directory.feed_undo u on u.feed_id = f.id
    where f.id = ${id} and f.outcome = 'applied'`.execute(db(ctx));
  const [row] = rows;
  if (row === undefined) return undefined;
  const { created, changed, hindrance, askedAt, outcome, reason, conflicts } = row;
  const asked = askedAt === null ? null : { at: askedAt.toISOString(), outcome, reason, conflicts };
  return { created, changed, hindrance, asked };
}
