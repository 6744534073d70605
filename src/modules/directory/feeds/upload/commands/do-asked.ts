import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../../../tables.ts';
import { takeCsv } from '../../csv/take-csv.ts';
import { FeedRefused } from '../../feed.ts';
import { takeOnde } from '../../onde/take-onde.ts';
import { refusedReport, type TakenFeed } from '../../report.ts';
import { fileOf } from '../read-given.ts';
import { bytesOf, type Draft, draftById, filesOf, type Outcome } from '../rows.ts';

interface Ctx {
  db: Database;
}

const REFUSED_SHOWN = 200;

/** Plans or applies tables as somebody asked; told twice, it is done once. */
export async function doAsked(ctx: Ctx, url: string, draftId: string): Promise<void> {
  const draft = await draftById(ctx, draftId);
  if (draft?.state !== 'planning' && draft?.state !== 'applying') return;
  const before = await takenSince(ctx, draft);
  if (before !== undefined) return end(ctx, draft, { state: 'taken', feedId: before });
  const report = await take(ctx, url, draft).catch((error: unknown) => {
    if (error instanceof FeedRefused) return refusedAtOnce(error);
    throw error;
  });
  const plan = report.plan ?? report.stale?.plan;
  const taken = draft.state === 'applying' && report.outcome === 'applied';
  await end(ctx, draft, {
    state: taken ? 'taken' : plan ? 'planned' : 'open',
    planId: plan?.id ?? null,
    outcome: outcomeOf(report),
    feedId: taken ? ((await takenSince(ctx, draft)) ?? null) : null,
  });
}

/** Who would disappear is shown, name by name, before anybody applies it: that is the permission. */
async function take(ctx: Ctx, url: string, draft: Draft): Promise<TakenFeed> {
  const { id, uai, planId, state } = draft;
  const files = (await bytesOf(ctx, id)).map(({ name, bytes }) => fileOf(name, bytes));
  const how = state === 'planning' ? { dryRun: true } : { plan: planId };
  const given = { ...how, ...{ url, files, uai, allowRemovals: 'all' as const, isOwn: true } };
  if (draft.kind === 'onde') return takeOnde(given);
  const mapping = (await filesOf(ctx, id)).map(({ name, kind, columns }) => ({
    ...{ file: name, kind: kind ?? 'eleves', columns, values: {} },
  }));
  return takeCsv({ ...given, source: uai, mapping: { files: mapping } });
}

const refusedAtOnce = (error: FeedRefused): TakenFeed =>
  refusedReport(error, undefined, { dryRun: true, seconds: 0, stages: {} });

const outcomeOf = (report: TakenFeed): Outcome => ({
  fault:
    report.outcome === 'refused' && !report.stale
      ? { reason: report.reason ?? '', file: report.file, line: report.line }
      : null,
  isStale: Boolean(report.stale),
  refused: report.refused.slice(0, REFUSED_SHOWN),
  refusedCount: report.refusedCount,
  near: report.near ?? [],
});

/** The feed that these tables became, when whoever applied them was stopped before saying so. */
async function takenSince(ctx: Ctx, { kind, uai, state, askedAt }: Draft) {
  if (state !== 'applying') return undefined;
  const { rows } = await sql<{ id: string }>`
    select id from directory.feed
    where source = ${`${kind}:${uai}`} and outcome = 'applied' and started_at >= ${askedAt}
    order by started_at desc limit 1`.execute(db(ctx));
  return rows[0]?.id;
}

async function end(
  ctx: Ctx,
  { id }: Draft,
  said: {
    state: Draft['state'];
    planId?: string | null;
    feedId?: string | null;
    outcome?: Outcome;
  },
): Promise<void> {
  const { state, planId = null, feedId = null, outcome = null } = said;
  await sql`
    update directory.table_draft set state = ${state}, plan_id = ${planId}, feed_id = ${feedId},
      outcome = ${outcome && JSON.stringify(outcome)}::jsonb
    where id = ${id} and state in ('planning', 'applying')`.execute(db(ctx));
  if (state === 'taken')
    await sql`delete from directory.table_draft_file where draft_id = ${id}`.execute(db(ctx));
}
