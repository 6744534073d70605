import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { note, noteRefused } from '#kernel/acts';
import type { Database } from '#kernel/db';
import { emit } from '#kernel/events';
import { settingOf } from '#kernel/settings';
import { feedApplied, feedEnded } from '../contract.ts';
import { regroup } from '../groups/regroup/regroup.ts';
import { removalThreshold } from '../settings.ts';
import { readAaf } from './aaf/read.ts';
import { FeedRefused, type FeedSource } from './feed.ts';
import type { Loader, Reading } from './reading.ts';
import { reconcile } from './reconcile.ts';
import type { AllowedRemovals } from './removals.ts';
import { appliedReport, refusedReport, type TakenFeed } from './report.ts';
import { Staging } from './stage.ts';

/** How a feed of some format is read: gives its rows to the loader as it goes, and says in the end what was read. */
export type Read = (loader: Loader) => Promise<Reading>;

/** A feed to take into the database of `url`. */
export interface FeedRequest {
  url: string;
  read: Read;
  /** Compares and counts, and changes nothing. */
  dryRun?: boolean;
  /** Where a large part of the people may disappear; nowhere by default. */
  allowRemovals?: AllowedRemovals;
}

/** An AAF feed to take: a folder or an archive. */
export interface AafRequest extends Omit<FeedRequest, 'read'> {
  path: string;
  /** Academy code, for feeds whose header does not say it. */
  academy?: string | null;
}

/** Takes an AAF feed of either degree, complete or delta. */
export const takeAaf = ({ path, academy = null, ...request }: AafRequest): Promise<TakenFeed> =>
  takeFeed({ ...request, read: (loader) => readAaf(path, academy, loader) });

/**
 * Takes a feed of any format: all of it, or nothing. Feeds wait for one another; the directory stays readable.
 * A feed that cannot be taken gives a report with `outcome: 'refused'`; a fault of the database throws.
 */
export async function takeFeed(request: FeedRequest): Promise<TakenFeed> {
  const client = new pg.Client({ connectionString: request.url, application_name: 'preau feed' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await prepare(client);
    return await new Taking(client, request).run();
  } finally {
    await client.end();
  }
}

async function prepare(client: pg.Client): Promise<void> {
  await client.query(
    `set statement_timeout = 0; set jit = off; set work_mem = '128MB'; set temp_buffers = '64MB';
     set client_min_messages = warning`,
  );
  await client.query(`select pg_advisory_lock(hashtext('preau directory.feed'))`);
}

const DAYS_AHEAD = 31;

/** A day typed wrong would make every true feed after it too old. */
function refuseFarFuture(day: string): void {
  if (Date.parse(day) > Date.now() + DAYS_AHEAD * 86_400_000)
    throw new FeedRefused(`ce flux est daté du ${day}, dans plus d’un mois : vérifiez la date`);
}

class Taking implements Loader {
  readonly #client: pg.Client;
  readonly #staging: Staging;
  readonly #read: Read;
  readonly #dryRun: boolean;
  readonly #allowRemovals: AllowedRemovals;
  readonly #started = performance.now();
  readonly #startedAt = new Date();
  readonly #stages: Record<string, number> = {};
  #source: FeedSource | undefined;

  constructor(client: pg.Client, request: FeedRequest) {
    this.#client = client;
    this.#staging = new Staging(client);
    this.#read = request.read;
    this.#dryRun = request.dryRun ?? false;
    this.#allowRemovals = request.allowRemovals ?? [];
  }

  async run(): Promise<TakenFeed> {
    try {
      await this.#staging.begin();
      const reading = await this.#read(this);
      await this.#staging.end();
      this.#stages['read'] = this.#elapsed();
      return await this.#apply(reading);
    } catch (error) {
      if (!(error instanceof FeedRefused)) throw error;
      await this.#staging.end();
      const report = refusedReport(error, this.#source, this.#more());
      if (!this.#dryRun) await this.#record(report);
      return report;
    }
  }

  async known(source: FeedSource): Promise<BigInt64Array> {
    this.#source = source;
    refuseFarFuture(source.day);
    const last = await this.#client.query<{ day: string }>(
      `select max(feed_date)::text as day from directory.feed where source = $1 and outcome = 'applied'`,
      [source.source],
    );
    const day = last.rows[0]?.day;
    if (day !== undefined && day !== null && day > source.day) {
      throw new FeedRefused(
        `ce flux est du ${source.day}, un flux du ${day} a déjà été pris pour ${source.source}`,
      );
    }
    if (source.kind === 'delta') {
      if (day === undefined || day === null)
        throw new FeedRefused(
          `ce delta n’a pas de base : aucun flux complet n’a été pris pour ${source.source}`,
        );
      return new BigInt64Array(0);
    }
    const { rows } = await this.#client.query<[string]>({
      text: `select hash::text from directory.source_record
             where source = $1 and missing_since is null and not pending`,
      values: [source.source],
      rowMode: 'array',
    });
    return BigInt64Array.from(rows, ([hash]) => BigInt(hash)).sort();
  }

  rows(stage: Parameters<Loader['rows']>[0], lines: Buffer): Promise<void> {
    return this.#staging.rows(stage, lines);
  }

  async #apply(reading: Reading): Promise<TakenFeed> {
    const client = this.#client;
    await client.query('begin');
    try {
      const id = await this.#open(reading.source);
      const percent = await settingOf({ db: over(client) }, removalThreshold);
      const tolerated = { percent, allowed: this.#allowRemovals };
      const counts = await reconcile(client, id, reading, this.#stages, tolerated);
      const before = performance.now();
      await regroup({ db: over(client) });
      this.#stages['regroup'] = Math.round(performance.now() - before) / 1000;
      const report = appliedReport(reading, counts, this.#more());
      await this.#close(id, report);
      const to = { kind: 'feed', id };
      await note({ db: over(client) }, { verb: 'directory.take-feed', to, scope: null });
      await emit({ db: over(client) }, feedApplied, { feedId: id, source: reading.source.source });
      await emit({ db: over(client) }, feedEnded, endOf(id, reading.source, report));
      await client.query(this.#dryRun ? 'rollback' : 'commit');
      return report;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  async #open(source: FeedSource): Promise<string> {
    const { rows } = await this.#client.query<{ id: string }>(
      `insert into directory.feed (source, kind, feed_date, started_at) values ($1, $2, $3, $4) returning id`,
      [source.source, source.kind, source.day, this.#startedAt],
    );
    return (rows[0] as { id: string }).id;
  }

  async #close(id: string, report: TakenFeed): Promise<void> {
    await this.#client.query(
      `update directory.feed set finished_at = clock_timestamp(), outcome = $2, report = $3 where id = $1`,
      [id, report.outcome, JSON.stringify(report)],
    );
  }

  /** A refused feed leaves its trace too, once one knows whose it is. */
  async #record(report: TakenFeed): Promise<void> {
    const source = this.#source;
    if (source === undefined) return;
    const ctx = { db: over(this.#client) };
    await this.#client.query('begin');
    const id = await this.#open(source);
    await this.#close(id, report);
    const act = { verb: 'directory.take-feed', to: { kind: 'feed', id }, scope: null } as const;
    await noteRefused(ctx, act, 'directory.feed-refused');
    await emit(ctx, feedEnded, endOf(id, source, report));
    await this.#client.query('commit');
  }

  #elapsed(): number {
    return Math.round(performance.now() - this.#started) / 1000;
  }

  #more(): Pick<TakenFeed, 'dryRun' | 'seconds' | 'stages'> {
    return { dryRun: this.#dryRun, seconds: this.#elapsed(), stages: this.#stages };
  }
}

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

/** The same connection, as the kernel's verbs take it: what they write belongs to the feed's transaction. */
function over(client: pg.Client): Database {
  const only = {
    query: client.query.bind(client),
    release: () => undefined,
  } as unknown as PostgresPoolClient;
  return new Kysely<never>({
    dialect: new PostgresDialect({
      pool: { connect: async () => only, end: async () => undefined, options: {} } as never,
    }),
  });
}
