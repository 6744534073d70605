import type { Context } from '../actor.ts';
import type { FeedReport } from '../contract.ts';
import { db, type FeedRow } from '../tables.ts';

/** The newest feeds, newest first. */
export async function newestFeeds(ctx: Context, count: number): Promise<FeedReport[]> {
  const rows = await db(ctx)
    .selectFrom('directory.feed')
    .selectAll()
    .orderBy('started_at', 'desc')
    .limit(count)
    .execute();
  return rows.map(reportOf);
}

/** The row as an administrator reads it. */
export function reportOf(row: FeedRow): FeedReport {
  const report = row.report ?? {};
  const refused = (report['refused'] ?? []) as FeedReport['refused'];
  const count = (name: string) => Number(report[name] ?? 0);
  return {
    id: row.id,
    source: row.source,
    kind: row.kind,
    feedDate: row.feed_date,
    startedAt: row.started_at.toISOString(),
    seconds: typeof report['seconds'] === 'number' ? report['seconds'] : null,
    outcome: row.outcome,
    reason: typeof report['reason'] === 'string' ? report['reason'] : null,
    read: (report['read'] ?? {}) as Record<string, number>,
    created: count('created'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    missing: count('missing'),
    refusedCount: Number(report['refusedCount'] ?? refused.length),
    refused: refused
      .slice(0, 50)
      .map(({ file, line, id, reason }) => ({ file, line: line ?? null, id: id ?? null, reason })),
  };
}
