import { join } from 'node:path';
import type pg from 'pg';
import type { Config } from '#config';
import { type Clock, systemClock } from '#kernel/clock';
import { readComfort } from '#kernel/comfort/contract';
import type { Database } from '#kernel/db';
import { type Asked, type Doors, openHttp, serveAssets } from '#kernel/http';
import type { Log } from '#kernel/log';
import { openMeter } from '#kernel/metrics';
import { refuse } from '#kernel/refusal';
import { serveSignals } from '#kernel/signals';
import { brandOf, brandOrigins, siteOf } from '#modules/brands';
import type { Context, Visit } from '#modules/directory';
import { actorOf, entrance, type ProblemStatus, problemPage } from '#modules/identity';
import { openHouse } from './house.ts';
import { noteRefusedRequest } from './kernel/acts/refused-request.ts';
import { kernelWords } from './kernel/words-of-refusals.ts';
import { loadPages } from './pages.ts';

/** What the doors stand on. */
export interface DoorParts {
  config: Config;
  db: Database;
  pool: pg.Pool;
  log: Log;
  clock?: Clock;
  /** Other budgets than ours, for tests that ask more than people do. */
  budgets?: Parameters<typeof openHttp>[0]['budgets'];
}

/** Opens every door of the house on one database: the real server, and what tests knock at. */
export async function openDoors(parts: DoorParts): Promise<Doors<Visit, Context>> {
  const { config, db, pool, log, clock = systemClock, budgets } = parts;
  const drawn = await loadPages();
  const modules = openHouse({ config, drawn, database: pool.options });
  const words = Object.assign({}, kernelWords, ...modules.map(({ refusals }) => refusals));
  let brands: readonly string[] = [];
  const visitOf = async (asked: Asked): Promise<Visit> => {
    const ground = { db, log, clock, asked };
    if (forAnyHost.has(asked.path)) return { ...ground, actor: null };
    if ((await siteOf(ground, config)) === undefined) refuse('misdirected', 'brands.unknown-host');
    brands = await brandOrigins(ground, config);
    return { ...ground, actor: await actorOf(ground, asked, config) };
  };
  const meter = openMeter();
  const doors = openHttp<Visit, Context>({
    log,
    meter,
    ...(budgets && { budgets }),
    proxies: config.proxies,
    visitOf,
    ...entrance,
    onRefused: noteRefusedRequest,
    wordsOf: (code) => words[code],
    formTargets: () => [config.origin, ...brands],
    problemPage: async (problem, asked) =>
      problemPage({
        dress: {
          brand: await brandOf({ db, clock, asked }),
          files: drawn.assets,
          comfort: readComfort(asked.header('cookie')),
        },
        status: shownStatus(problem.status),
        reference: problem.reference,
        happened: problem.title,
      }),
  });
  for (const { routes } of modules) routes?.(doors.serve);
  const { served } = doors;
  const labels = Object.fromEntries(modules.map(({ name, label }) => [name, label.fr]));
  const about = { origin: config.origin, version: '0.1.0', labels, words };
  serveSignals(doors.serve, { pool, meter, served, ...about });
  serveAssets(doors.app, join(import.meta.dirname, '../dist/web/assets'));
  return doors;
}

/** Asked by machines that know an address, not a name. */
const forAnyHost = new Set(['/health', '/metrics']);

/** The page whose words come nearest to a status. */
const shownStatus = (status: number): ProblemStatus =>
  ([403, 404, 429, 500, 503] as const).find((shown) => shown === status) ??
  (status >= 500 ? 500 : status === 401 ? 403 : 404);
