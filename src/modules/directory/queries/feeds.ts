import type { Selectable } from 'kysely';
import type { Context } from '../actor.ts';
import type { FeedReport } from '../contract.ts';
import { db } from '../tables.ts';

interface FeedRow {
  id: string;
  source: string;
  kind: 'complete' | 'delta';
  feed_date: string;
  started_at: Date;
  finished_at: Date | null;
  outcome: 'applied' | 'refused' | null;
  report: Record<string, unknown> | null;
}

/** The newest feed, of any source. */
export async function lastFeed(ctx: Context): Promise<FeedReport | undefined> {
  const [feed] = await newestFeeds(ctx, 1);
  return feed;
}

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

function reportOf(row: Selectable<FeedRow>): FeedReport {
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
