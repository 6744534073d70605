import type pg from 'pg';
import { note, noteRefused } from '#kernel/acts';
import { emit } from '#kernel/events';
import { feedApplied, feedEnded } from '../contract.ts';
import { over } from './connection.ts';
import type { FeedSource } from './feed.ts';
import type { TakenFeed } from './report.ts';

interface Taken {
  source: FeedSource;
  startedAt: Date;
}

/** Writes the feed's own row, trace and events around what it changes, in the caller's transaction. */
export async function recordApplied(
  client: pg.Client,
  { compared, ...taken }: Taken & { compared: { isFirst: boolean } },
  write: (feedId: string) => Promise<TakenFeed>,
): Promise<TakenFeed> {
  const ctx = { db: over(client) };
  const id = await open(client, taken);
  await client.query(
    'update directory.feed set is_first = $2, applied_xid = pg_current_xact_id() where id = $1',
    [id, compared.isFirst],
  );
  const report = await write(id);
  await close(client, id, report);
  await note(ctx, { verb: 'directory.take-feed', to: { kind: 'feed', id }, scope: null });
  await emit(ctx, feedApplied, { feedId: id, source: taken.source.source });
  await emit(ctx, feedEnded, endOf(id, taken.source, report));
  return report;
}

/** Writes that a feed was refused, and why. */
export async function recordRefused(
  client: pg.Client,
  { report, ...taken }: Taken & { report: TakenFeed },
): Promise<void> {
  const ctx = { db: over(client) };
  await client.query('begin');
  const id = await open(client, taken);
  await close(client, id, report);
  const act = { verb: 'directory.take-feed', to: { kind: 'feed', id }, scope: null } as const;
  await noteRefused(ctx, act, 'directory.feed-refused');
  await emit(ctx, feedEnded, endOf(id, taken.source, report));
  await client.query('commit');
}

async function open(client: pg.Client, { source, startedAt }: Taken): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into directory.feed (source, kind, feed_date, started_at) values ($1, $2, $3, $4) returning id`,
    [source.source, source.kind, source.day, startedAt],
  );
  return (rows[0] as { id: string }).id;
}

async function close(client: pg.Client, id: string, report: TakenFeed): Promise<void> {
  await client.query(
    `update directory.feed set finished_at = clock_timestamp(), outcome = $2, report = $3 where id = $1`,
    [id, report.outcome, JSON.stringify(kept(report))],
  );
}

/** A report stays when the people have gone: it names nobody. */
const kept = ({ near, ...report }: TakenFeed) => ({
  ...report,
  ...(near && { near: near.map(({ is, was, ...one }) => one) }),
});

/** What is told of a feed that ended: figures, never a record. */
const endOf = (feedId: string, { source, day }: FeedSource, report: TakenFeed) => ({
  feedId,
  source,
  feedDate: day,
  outcome: report.outcome,
  created: report.created,
  changed: report.changed,
  missing: report.missing,
  refusedCount: report.refusedCount,
  heldCount: report.removals.length,
  reason: report.reason,
});
