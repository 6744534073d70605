import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import { FeedRefused } from '../feed.ts';
import { refusedReport, type TakenFeed } from '../report.ts';
import { claim, giveBack, putAway } from './claim.ts';
import { depositRefused } from './contract.ts';
import { type Found, look } from './look.ts';
import { isItsHour, nextToTake } from './next-to-take.ts';
import { PATIENCE, type PickUpParts } from './parts.ts';
import { makePlaces, type Places, placesOf } from './places.ts';
import { reportText } from './report-text.ts';
import * as rows from './rows.ts';
import { takeDeposit } from './takers.ts';
import { contentOf, knowOf, reasonOf } from './whole.ts';

const ATTEMPTS = 3;
/** Nobody reads a longer list of people who disappear, and an export that lost so many is no true one. */
const READABLE = 5_000;

/** One look into one folder. Every step may be the last one of a program that is killed; the next round goes on. */
export class FolderRound {
  readonly #parts: PickUpParts;
  readonly #pickUp: rows.PickUp;
  readonly #places: Places;
  readonly #passed = new Set<string>();

  constructor(parts: PickUpParts, pickUp: rows.PickUp) {
    this.#parts = parts;
    this.#pickUp = pickUp;
    this.#places = placesOf(parts.root, pickUp.folder);
  }

  async run(): Promise<void> {
    const { now } = this.#parts;
    await makePlaces(this.#places);
    await this.#finishMoves();
    for (const { state, ...deposit } of await this.#open()) {
      if (state !== 'arriving') await claim(this.#places, deposit);
      if (state === 'taking') await rows.setDeposit(this.#parts, deposit.id, { state: 'waiting' });
    }
    const found = await look(this.#places.incoming, this.#pickUp.kind);
    await rows.writeLook(this.#parts, this.#pickUp.id, found, now());
    const byName = new Map(found.map((one) => [one.name, one]));
    for (const deposit of await this.#open()) {
      const one = byName.get(deposit.name);
      if (deposit.state === 'arriving' && one !== undefined) await this.#arrive(deposit, one);
    }
    while (isItsHour(this.#pickUp, now())) {
      const next = nextToTake(await this.#open(), this.#passed);
      if (next === undefined) break;
      this.#passed.add(next.id);
      await this.#take(next);
    }
  }

  #open(): Promise<rows.Deposit[]> {
    return rows.openDeposits(this.#parts, this.#pickUp.id, this.#parts.now());
  }

  /** Of deposits that had ended when its program was killed, before their files were put away. */
  async #finishMoves(): Promise<void> {
    const left = await readdir(this.#places.work);
    for (const ended of await rows.endedAmong(this.#parts, this.#pickUp.id, left))
      await putAway(this.#places, ended, {
        to: ended.state,
        report: reportText(ended.name, ended.reason, undefined),
        now: this.#parts.now(),
      });
  }

  async #arrive(deposit: rows.Deposit, found: Found): Promise<void> {
    const { incoming, work } = this.#places;
    const isSure = found.sum !== null;
    if (deposit.stillFor < this.#parts.settle && !isSure) return;
    const known = found.fault === null ? await knowOf(incoming, found, this.#pickUp.kind) : null;
    if (known !== null && known.missing !== null && deposit.stillFor < PATIENCE) {
      await rows.setDeposit(this.#parts, deposit.id, { reason: known.missing });
      return;
    }
    const { kind = null, day = null } = known ?? {};
    await rows.setDeposit(this.#parts, deposit.id, { state: 'waiting', kind, day, reason: null });
    try {
      await claim(this.#places, deposit);
    } catch (error) {
      await this.#wait(deposit, 'arriving', reasonOf(error));
      return;
    }
    const fault = found.fault ?? known?.missing ?? null;
    if (fault !== null) {
      await this.#end(deposit, 'refused', fault);
      return;
    }
    const again = await look(join(work, deposit.id), this.#pickUp.kind);
    if (again[0]?.mark === found.mark) return;
    await giveBack(this.#places, deposit);
    await this.#wait(deposit, 'arriving', 'quelqu’un y écrit encore');
  }

  async #take(deposit: rows.Deposit): Promise<void> {
    const folder = join(this.#places.work, deposit.id);
    if (!(await claim(this.#places, deposit)))
      return this.#end(deposit, 'refused', 'ces fichiers ont disparu avant d’être lus');
    const sha256 = await contentOf(folder, deposit.files);
    const before = await rows.takenBefore(this.#parts, this.#pickUp.id, sha256);
    if (before !== undefined)
      return this.#end(deposit, 'taken', `déjà pris le ${plainDay(before)} : rien n’a changé`);
    if (deposit.attempts >= ATTEMPTS)
      return this.#end(
        deposit,
        'refused',
        `interrompu ${ATTEMPTS} fois avant la fin de la lecture`,
      );
    await rows.setDeposit(this.#parts, deposit.id, { state: 'taking', sha256, reason: null });
    if (await this.#waitsForItsBase(deposit)) return;
    const feed = await this.#read(deposit, false);
    if (feed.stale) return this.#hold(deposit, feed);
    if (feed.removals.length > 0) await this.#hold(deposit, feed);
    else
      await this.#end(deposit, feed.outcome === 'applied' ? 'taken' : 'refused', feed.reason, feed);
  }

  /** What is wrong before the feed is known to be one refuses it too. */
  async #read(deposit: rows.Deposit, isPlan: boolean): Promise<TakenFeed> {
    const { url, root } = this.#parts;
    const pickUp = this.#pickUp;
    const folder = join(this.#places.work, deposit.id);
    const home = join(root, pickUp.folder);
    return takeDeposit({ url, home, folder, pickUp, deposit, isPlan }).catch((error: unknown) => {
      if (error instanceof FeedRefused) return refusedUnknown(error);
      throw error;
    });
  }

  /** The first delta of a folder is tried without a trace: its complete feed may come after it. */
  async #waitsForItsBase(deposit: rows.Deposit): Promise<boolean> {
    if (deposit.kind !== 'delta') return false;
    if (await rows.wasTakenFrom(this.#parts, this.#pickUp.id)) return false;
    const { outcome, source } = await this.#read(deposit, true);
    if (outcome === 'applied' || source === null || (await rows.hasBase(this.#parts, source)))
      return false;
    await this.#wait(deposit, 'waiting', 'ce delta attend un flux complet de la même source');
    return true;
  }

  async #wait(deposit: rows.Deposit, state: 'arriving' | 'waiting', reason: string): Promise<void> {
    await rows.setDeposit(this.#parts, deposit.id, { state, reason, attempts: 0 });
  }

  /** Keeps what the feed would do, so that somebody may look at it and decide; or what differs from what they saw. */
  async #hold(deposit: rows.Deposit, feed: TakenFeed): Promise<void> {
    const { stale } = feed;
    const gone = feed.removals.reduce((sum, one) => sum + one.gone, 0);
    const isReadable = gone <= READABLE;
    const plan = stale?.plan ?? (isReadable ? (await this.#read(deposit, true)).plan : null);
    await rows.setDeposit(this.#parts, deposit.id, {
      state: 'held',
      reason: stale
        ? 'l’annuaire a changé depuis que ce flux a été autorisé : à décider de nouveau'
        : 'trop de personnes disparaissent : à décider',
      feedId: stale ? null : await rows.lastFeedOf(this.#parts, feed.source),
      planId: plan?.id ?? null,
      differs: (stale?.differences ?? []).map(({ before, after }) => (after ?? before)?.key ?? ''),
      attempts: 0,
    });
    if (stale) await rows.forgetAllowed(this.#parts, deposit.id);
  }

  async #end(
    deposit: rows.Deposit,
    state: 'taken' | 'refused',
    reason: string | null,
    feed?: TakenFeed,
  ): Promise<void> {
    const { id, name, day } = deposit;
    const now = this.#parts.now();
    await together(this.#parts, async (ctx) => {
      const feedId = await rows.lastFeedOf(ctx, feed?.source ?? null);
      await rows.setDeposit(ctx, id, { state, reason, feedId, endedAt: now });
      if (state === 'taken') await rows.wasOnTime(ctx, this.#pickUp.id);
      if (state === 'refused' && feedId === null && deposit.state !== 'held')
        await emit(ctx, depositRefused, {
          depositId: id,
          source: this.#pickUp.label,
          name,
          reason: reason ?? '',
        });
    });
    const report = reportText(name, reason, feed);
    await putAway(this.#places, deposit, { to: state, report, now });
    if (state === 'taken' && feed?.source && deposit.kind === 'complete' && day !== null)
      await this.#outdate(feed.source, day);
  }

  /** A complete feed that was taken says more than older ones of its source that nobody has decided about. */
  async #outdate(source: string, day: string): Promise<void> {
    for (const deposit of await this.#open()) {
      const isSame = deposit.state === 'held' && deposit.source === source;
      if (!isSame || deposit.day === null || deposit.day >= day) continue;
      await this.#end(deposit, 'refused', `dépassé par le flux complet du ${plainDay(day)}`);
    }
  }
}

const refusedUnknown = (error: FeedRefused): TakenFeed =>
  refusedReport(error, undefined, { dryRun: false, seconds: 0, stages: {} });

const plainDay = (day: Date | string) =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(
    typeof day === 'string' ? new Date(`${day}T12:00:00Z`) : day,
  );
