import type pg from 'pg';
import { FeedRefused, type FeedSource } from './feed.ts';
import type { Loader, Reading } from './reading.ts';
import type { Stage } from './rows.ts';
import { Staging } from './stage.ts';

/** How a feed of some format is read: gives its rows to the loader as it goes, and says in the end what was read. */
export type Read = (loader: Loader) => Promise<Reading>;

const DAYS_AHEAD = 31;

/** A day typed wrong would make every true feed after it too old. */
function refuseFarFuture(day: string): void {
  if (Date.parse(day) > Date.now() + DAYS_AHEAD * 86_400_000)
    throw new FeedRefused(`ce flux est daté du ${day}, dans plus d’un mois : vérifiez la date`);
}

/** A feed on its way into the temporary tables of a connection. */
export class StagedFeed implements Loader {
  readonly #client: pg.Client;
  readonly #staging: Staging;
  /** Known as soon as the reader has said it; a refusal before that has none. */
  source: FeedSource | undefined;

  constructor(client: pg.Client) {
    this.#client = client;
    this.#staging = new Staging(client);
  }

  /** Reads it all. `FeedRefused` when it cannot be taken. */
  async read(read: Read): Promise<Reading> {
    await this.#staging.begin();
    try {
      return await read(this);
    } finally {
      await this.#staging.end();
    }
  }

  async known(source: FeedSource): Promise<BigInt64Array> {
    this.source = source;
    refuseFarFuture(source.day);
    const last = await this.#client.query<{ day: string | null }>(
      `select max(feed_date)::text as day from directory.feed
       where source = $1 and outcome = 'applied' and undone_at is null`,
      [source.source],
    );
    const day = last.rows[0]?.day ?? null;
    if (day !== null && day > source.day) {
      throw new FeedRefused(
        `ce flux est du ${source.day}, un flux du ${day} a déjà été pris pour ${source.source}`,
      );
    }
    if (source.kind === 'delta') {
      if (day === null)
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

  rows(stage: Stage, lines: Buffer): Promise<void> {
    return this.#staging.rows(stage, lines);
  }
}
