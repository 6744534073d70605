import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../../../tables.ts';
import type { UndoConflict } from '../../plan.ts';
import { undoFeed } from '../../undo-feed.ts';

/** Undoes a feed that somebody asked to undo, and says how it ended. Told twice, it is undone once. */
export async function doUndo(ctx: { db: Database }, url: string, feedId: string): Promise<void> {
  const { rows } = await sql`
    select from directory.feed_undo where feed_id = ${feedId} and outcome is null`.execute(db(ctx));
  if (rows.length === 0) return;
  const isDone = await sql`
    select from directory.feed where id = ${feedId} and undone_at is not null`.execute(db(ctx));
  const undone =
    isDone.rows.length > 0
      ? ({ outcome: 'undone', reason: null, conflicts: [] } as const)
      : await undoFeed({ url, id: feedId });
  const { outcome, reason, conflicts } = undone;
  await sql`
    update directory.feed_undo set outcome = ${outcome}, reason = ${reason}, ended_at = now(),
      conflicts = ${JSON.stringify(countedBy(conflicts))}::jsonb
    where feed_id = ${feedId}`.execute(db(ctx));
}

function countedBy(conflicts: readonly UndoConflict[]) {
  const counts = new Map<string, number>();
  for (const { why } of conflicts) counts.set(why, (counts.get(why) ?? 0) + 1);
  return [...counts].map(([why, count]) => ({ why, count }));
}
