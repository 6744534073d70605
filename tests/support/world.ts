import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after } from 'node:test';
import type pg from 'pg';
import { type Config, readConfig } from '#config';
import { type Clock, systemClock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import type { Doors } from '#kernel/http';
import { openLog } from '#kernel/log';
import { schemaFingerprint } from '#kernel/migrate';
import { cloneDatabase, schemas } from '#kernel/testing';
import type { Context, Visit } from '#modules/directory';
import { openSession } from '#modules/identity';
import { fillIfEmpty } from '../../src/demo/first-start.ts';
import { openDoors } from '../../src/doors.ts';
import { migrateHouse } from '../../src/schemas.ts';

const checkout = resolve(import.meta.dirname, '../..');

/** The demo region on a private database, with every door open. */
export interface World extends Doors<Visit, Context> {
  config: Config;
  url: string;
  db: Database;
  pool: pg.Pool;
  /** The identity origin: pass it as `host` when knocking. */
  host: string;
  /** The cookie of a new session of the person with this login, on the identity origin; with a hat of theirs if given. */
  cookieOf: (login: string, wearing?: { structureId: string; profile: string }) => Promise<string>;
  /** The person's id. */
  personOf: (login: string) => Promise<string>;
}

/** Opens the demo region: made once for each state of the SQL files, then cloned (0.2–0.5 s) for each test file. */
export async function openWorld(clock: Clock = systemClock): Promise<World> {
  const name = `region_${schemaFingerprint(schemas)}_${sourceFingerprint()}`;
  const { url, db, pool } = await cloneDatabase(name, fillRegion);
  const log = openLog('silent');
  const doors = await openDoors({ config, db, pool, log, clock });
  after(async () => {
    await doors.app.close();
    rmSync(config.data, { recursive: true, force: true });
  });
  return {
    ...doors,
    config,
    url,
    db,
    pool,
    host: new URL(config.origin).host,
    cookieOf: async (login, wearing) => {
      const { rows } = await pool.query(
        `select a.id, case when exists (select from identity.factor f where f.account_id = a.id)
           then 'two-factor' else 'password' end as proven
         from identity.account a where a.login = $1`,
        [login],
      );
      const caller = {
        host: new URL(config.origin).hostname,
        ip: '127.0.0.1',
        agent: 'test',
        brandKey: 'touraine',
        formerToken: undefined,
      };
      const [{ id, proven }] = rows;
      const token = await openSession({ db, clock: systemClock }, id, caller, null, proven);
      if (wearing !== undefined)
        await pool.query(
          `update identity.session set structure_id = $2, profile = $3
           where id = (select session_id from identity.session_key where token_hash = sha256($1::bytea))`,
          [token, wearing.structureId, wearing.profile],
        );
      return `preau=${token}`;
    },
    personOf: async (login) => {
      const { rows } = await pool.query('select person_id from identity.account where login = $1', [
        login,
      ]);
      return rows[0].person_id;
    },
  };
}

/** The settings of the world: the demo's, as `npm start` has them. */
const config = readConfig({
  PREAU_DATA: join(checkout, '.preau-test', 'world', String(process.pid)),
  PREAU_LOG: 'silent',
});

/** The demo region, filled by the very code of the first start. */
async function fillRegion(url: string): Promise<void> {
  await migrateHouse(url);
  await fillIfEmpty({ url, config, say: () => undefined });
}

/** Of the code that makes the region: the generator, the importer, the opening of accounts and brands. */
function sourceFingerprint(): string {
  const all = createHash('sha256');
  for (const file of globSync('src/{demo,modules/*}/**/*.{ts,sql}', { cwd: checkout }).sort())
    if (!/\.test\.ts$|\/(web|pages|words)\//.test(file))
      all.update(file).update(readFileSync(join(checkout, file)));
  return all.digest('hex').slice(0, 12);
}
