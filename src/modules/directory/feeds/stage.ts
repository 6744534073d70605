import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { type CopyStreamQuery, from } from 'pg-copy-streams';
import { type Ground, onGround } from './beside.ts';
import { type Stage, stages } from './rows.ts';

/** A step of the comparison, from its file in `reconcile/`, and more SQL after it, on its ground. */
export const stepSql = (name: string, ground: Ground = 'beside', more = ''): string =>
  onGround(
    readFileSync(join(import.meta.dirname, 'reconcile', `${name}.sql`), 'utf8') + more,
    ground,
  );

interface Copy {
  stage: Stage;
  copy: CopyStreamQuery;
  ended: Promise<void>;
}

/** The temporary tables that a feed is put into, filled by COPY; one table at a time, as files come. */
export class Staging {
  readonly #client: pg.Client;
  #open: Copy | undefined;

  constructor(client: pg.Client) {
    this.#client = client;
  }

  /** Makes the tables, for the life of this connection. */
  async begin(): Promise<void> {
    await this.#client.query(stepSql('01-stage'));
  }

  /** Whole lines for one table; resolves when the connection takes more. */
  async rows(stage: Stage, lines: Buffer): Promise<void> {
    if (this.#open?.stage !== stage) await this.end();
    this.#open ??= this.#copyInto(stage);
    const { copy, ended } = this.#open;
    if (copy.write(lines)) return;
    await Promise.race([new Promise((resume) => copy.once('drain', resume)), ended]);
  }

  /** Waits until the last lines are in. */
  async end(): Promise<void> {
    if (this.#open === undefined) return;
    const { copy, ended } = this.#open;
    this.#open = undefined;
    copy.end();
    await ended;
  }

  #copyInto(stage: Stage): Copy {
    const sql = `copy stage_${stage} (new_id, hash, ${stages[stage]}) from stdin`;
    const copy = this.#client.query(from(sql));
    const ended = new Promise<void>((resolve, reject) => {
      copy.once('finish', resolve);
      copy.once('error', reject);
    });
    ended.catch(() => undefined);
    return { stage, copy, ended };
  }
}
