import { sql } from 'kysely';
import type { Context } from '../actor.ts';
import type { FeedPage, FeedReport } from '../contract.ts';
import { db, type FeedRow } from '../tables.ts';
import { nearInFeed } from './near-people.ts';
import { shownPlan } from './plan-lines.ts';
import { undoState } from './undo-state.ts';

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

const STRUCTURES_SHOWN = 200;

/** One feed with what it changed where, and what waits to be decided; undefined when there is none such. */
export async function feedPage(ctx: Context, id: string): Promise<FeedPage | undefined> {
  const row = await db(ctx)
    .selectFrom('directory.feed')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { rows } = await sql<
    NonNullable<FeedPage['deposit']> & { allowed: string[]; planId: string | null }
  >`
    select d.id, d.name, d.state, d.allowed, d.plan_id as "planId", p.label as source
    from directory.deposit d join directory.pick_up p on p.id = d.pick_up_id
    where d.feed_id = ${id} limit 1`.execute(db(ctx));
  const { allowed = [], planId = null, ...deposit } = rows[0] ?? {};
  const plan = planId === null ? undefined : await shownPlan(ctx, planId);
  const undo = await undoState(ctx, id);
  const report = row.report ?? {};
  const removals = (report['removals'] ?? []) as Omit<FeedPage['held'][number], 'isAllowed'>[];
  const structures = ((report['structures'] ?? []) as FeedPage['structures'])
    .filter(({ touched }) => touched > 0)
    .sort((a, b) => b.touched - a.touched || a.name.localeCompare(b.name, 'fr'));
  return {
    feed: reportOf(row),
    structures: structures.slice(0, STRUCTURES_SHOWN),
    structureCount: structures.length,
    held: removals.map((one) => ({
      ...one,
      isAllowed: one.uai !== null && allowed.includes(one.uai),
    })),
    deposit: rows[0] === undefined ? null : (deposit as FeedPage['deposit']),
    plan: plan ?? null,
    undo: undo ?? null,
    near: await nearInFeed(ctx, id),
    can: {
      decide: rows[0]?.state === 'held',
      undo: undo?.hindrance === null && (undo.asked === null || undo.asked.outcome === 'refused'),
    },
  };
}

/** The report of one feed; undefined when there is none such. */
export async function feedReport(ctx: Context, id: string): Promise<FeedReport | undefined> {
  const row = await db(ctx)
    .selectFrom('directory.feed')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && reportOf(row);
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
    undoneAt: row.undone_at?.toISOString() ?? null,
    heldCount: ((report['removals'] ?? []) as unknown[]).length,
    refusedCount: Number(report['refusedCount'] ?? refused.length),
    refused: refused
      .slice(0, 50)
      .map(({ file, line, id, reason }) => ({ file, line: line ?? null, id: id ?? null, reason })),
  };
}
