import type pg from 'pg';
import { settingOf } from '#kernel/settings';
import { regroup } from '../groups/regroup/regroup.ts';
import { removalThreshold } from '../settings.ts';
import { readAaf } from './aaf/read.ts';
import { inTurn, onOneSnapshot, over, untilUndisturbed } from './connection.ts';
import { FeedRefused } from './feed.ts';
import { type DrawnPlan, drawPlan, keepPlan, sinceShown } from './keep-plan.ts';
import type { Reading } from './reading.ts';
import { type Compared, compare, timed } from './reconcile.ts';
import { recordApplied, recordRefused } from './record-feed.ts';
import { type AllowedRemovals, RemovalsRefused } from './removals.ts';
import {
  type AppliedPlan,
  appliedReport,
  type PlannedFeed,
  refusedReport,
  type TakenFeed,
} from './report.ts';
import { type Read, StagedFeed } from './staged-feed.ts';
import { writeChanges } from './write-changes.ts';

/** A feed to take into the database of `url`. */
export interface FeedRequest {
  url: string;
  read: Read;
  /** Makes a plan, and changes nothing. */
  dryRun?: boolean;
  /** A kept plan: the feed is taken if it still does what that says, value for value. */
  plan?: string | null;
  /** Where a large part of the people may disappear; nowhere by default. */
  allowRemovals?: AllowedRemovals;
}

/** An AAF feed to take: a folder or an archive. */
export interface AafRequest extends Omit<FeedRequest, 'read'> {
  path: string;
  /** Academy code, for feeds whose header does not say it. */
  academy?: string | null;
}

/** How an AAF feed of either degree, complete or delta, is read. */
export const aafReader =
  (path: string, academy: string | null = null): Read =>
  (loader) =>
    readAaf(path, academy, loader);

/** Takes an AAF feed. */
export const takeAaf = ({ path, academy, ...request }: AafRequest): Promise<TakenFeed> =>
  takeFeed({ ...request, read: aafReader(path, academy ?? null) });

/**
 * Takes a feed of any format: all of it, or nothing. Feeds wait for one another; the directory stays readable, and
 * editable but for the rows that change, in the short time when they are written. A feed that cannot be taken gives a
 * report with `outcome: 'refused'`; a fault of the database throws.
 */
export async function takeFeed({ dryRun, plan, ...request }: FeedRequest): Promise<TakenFeed> {
  if (dryRun) return planFeed(request);
  if (plan) return applyPlan({ ...request, plan });
  return inTurn(request.url, (client) => new Taking(client, request).take());
}

/** Says exactly what a feed would do, keeps that for three days, and changes nothing. */
export const planFeed = (request: PlainRequest): Promise<PlannedFeed> =>
  inTurn(request.url, (client) => new Taking(client, request).plan());

/** Takes a feed if it still does what the plan says, value for value; else nothing, and says what differs. */
export const applyPlan = (request: PlainRequest & { plan: string }): Promise<AppliedPlan> =>
  inTurn(request.url, (client) => new Taking(client, request).takeAsShown(request.plan));

type PlainRequest = Omit<FeedRequest, 'dryRun' | 'plan'>;
type More = Pick<TakenFeed, 'dryRun' | 'seconds' | 'stages'>;

class Taking {
  readonly #client: pg.Client;
  readonly #request: PlainRequest;
  readonly #feed: StagedFeed;
  readonly #started = performance.now();
  readonly #startedAt = new Date();
  readonly #stages: Record<string, number> = {};

  constructor(client: pg.Client, request: PlainRequest) {
    this.#client = client;
    this.#request = request;
    this.#feed = new StagedFeed(client);
  }

  take(): Promise<TakenFeed> {
    return this.#unlessRefused(true, (reading) =>
      this.#onOneSnapshot(async () => this.#write(reading, await this.#compare(reading, true))),
    );
  }

  /** A feed that is refused because too many disappear has its plan too: who they are is what one wants to see. */
  async plan(): Promise<PlannedFeed> {
    const planned = await this.#unlessRefused<PlannedFeed | TakenFeed>(false, async (reading) => {
      try {
        return await this.#planned(reading, this.#request.allowRemovals);
      } catch (error) {
        if (!(error instanceof RemovalsRefused)) throw error;
        const { plan } = await this.#planned(reading, 'all');
        return { ...refusedReport(error, reading.source, this.#more(true)), plan };
      }
    });
    return { plan: null, ...planned };
  }

  #planned(reading: Reading, allowed: AllowedRemovals | undefined): Promise<PlannedFeed> {
    return this.#onOneSnapshot(async () => {
      const { counts } = await this.#compare(reading, false, allowed);
      const plan = await keepPlan(this.#client, await this.#draw(reading));
      return { ...appliedReport(reading, counts, this.#more(true)), plan };
    });
  }

  async takeAsShown(id: string): Promise<AppliedPlan> {
    const taken = await this.#unlessRefused<AppliedPlan | TakenFeed>(true, (reading) =>
      this.#onOneSnapshot(async () => {
        const compared = await this.#compare(reading, false);
        const drawn = await this.#draw(reading);
        const since = await sinceShown(this.#client, id, drawn);
        if (since === undefined)
          throw new FeedRefused(`il n’y a pas de plan ${id} de cette source : refaites-en un`);
        await this.#client.query('delete from directory.feed_plan where id = $1', [id]);
        if (since.isSame) return { ...(await this.#write(reading, compared)), stale: null };
        const plan = await keepPlan(this.#client, drawn);
        const refusal = new FeedRefused('ce que le flux ferait n’est plus ce que montrait le plan');
        const report = refusedReport(refusal, reading.source, this.#more(false));
        return { ...report, stale: { differences: since.differences, plan } };
      }),
    );
    return { stale: null, ...taken };
  }

  /** Reads the feed and does the work; a refusal, of either, becomes a report. */
  async #unlessRefused<T>(
    isRecorded: boolean,
    work: (reading: Reading) => Promise<T>,
  ): Promise<T | TakenFeed> {
    try {
      const reading = await this.#feed.read(this.#request.read);
      this.#stages['read'] = this.#elapsed();
      return await work(reading);
    } catch (error) {
      if (!(error instanceof FeedRefused)) throw error;
      const { source } = this.#feed;
      const report = refusedReport(error, source, this.#more(!isRecorded));
      // A refused feed leaves its trace too, once one knows whose it is.
      if (isRecorded && source !== undefined)
        await recordRefused(this.#client, { source, startedAt: this.#startedAt, report });
      return report;
    }
  }

  #onOneSnapshot<T>(work: () => Promise<T>): Promise<T> {
    return untilUndisturbed(() => onOneSnapshot(this.#client, work));
  }

  async #compare(
    reading: Reading,
    mayWriteInside: boolean,
    allowed: AllowedRemovals = this.#request.allowRemovals ?? [],
  ): Promise<Compared> {
    const percent = await settingOf({ db: over(this.#client) }, removalThreshold);
    const tolerated = { percent, allowed };
    return compare(this.#client, reading, { tolerated, mayWriteInside, seconds: this.#stages });
  }

  #draw({ source }: Reading): Promise<DrawnPlan> {
    return timed('plan', this.#stages, () => drawPlan(this.#client, source));
  }

  async #write(reading: Reading, compared: Compared): Promise<TakenFeed> {
    const { source } = reading;
    return recordApplied(this.#client, { source, startedAt: this.#startedAt, compared }, (id) =>
      timed('write', this.#stages, async () => {
        const grouped = () =>
          timed('regroup', this.#stages, () => regroup({ db: over(this.#client) }));
        const writing = { feedId: id, regroup: grouped };
        this.#stages['locked'] = await writeChanges(this.#client, compared, writing);
        return appliedReport(reading, compared.counts, this.#more(false));
      }),
    );
  }

  #elapsed(): number {
    return Math.round(performance.now() - this.#started) / 1000;
  }

  #more(dryRun: boolean): More {
    return { dryRun, seconds: this.#elapsed(), stages: this.#stages };
  }
}
