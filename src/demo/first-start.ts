import { join } from 'node:path';
import type { Config } from '#config';
import { connect, type Database, together } from '#kernel/db';
import { type Log, openLog } from '#kernel/log';
import {
  countFigures,
  findByJointure,
  grantPower,
  openLocalPerson,
  takeAaf,
} from '#modules/directory';
import { hashPassword, openAccounts, openNamedAccounts } from '#modules/identity';
import { openDemoBrands } from '../modules/brands/demo.ts';
import { demoReason } from './keep-apart.ts';
import { makeFeed } from './make-feed.ts';
import { demoPassword, demoPeople } from './people.ts';
import { uaiOf } from './schools.ts';
import { academy } from './structure-records.ts';

interface FirstStart {
  url: string;
  config: Config;
  /** How many schools: 12, or 350 for the region. */
  structures?: number;
  say: (words: string) => void;
}

/** Makes the demo region as AAF files and takes them through the real importer, unless it is all there already. */
export async function fillIfEmpty({
  url,
  config,
  structures = 12,
  say,
}: FirstStart): Promise<void> {
  const { db, pool } = connect(url, 4);
  const log = openLog(config.logLevel === 'silent' ? 'silent' : 'warn');
  try {
    const { rowCount } = await pool.query(`select from identity.account where login = $1`, [LAST]);
    if (rowCount === 1) return;
    const folder = join(config.data, 'demo-feed');
    await makeFeed({ folder, structures });
    const report = await takeAaf({ url, path: folder });
    if (report.outcome !== 'applied')
      throw new Error(`The demo feed was refused: ${report.reason}`);
    say(
      `${report.created.toLocaleString('fr')} fiches importées en ${Math.round(report.seconds)} s`,
    );
    await together({ db, log }, openDemo);
  } finally {
    await db.destroy();
  }
}

/** Opened last: when it is there, everything is. */
const LAST = 'admin.region';

/** The brands, the named accounts, the powers of the two administrators, then everybody's account. */
async function openDemo(ctx: { db: Database; log: Log }): Promise<void> {
  await openDemoBrands(ctx);
  const passwordHash = await hashPassword(demoPassword);
  const people = await Promise.all(
    demoPeople.map(async ({ login, given, family, feed }) => ({
      login,
      personId: feed
        ? await mustFind(ctx, feed)
        : await openLocalPerson(ctx, { givenName: given, familyName: family }),
    })),
  );
  await openNamedAccounts(ctx, people, { passwordHash });
  await openAccounts(ctx, { passwordHash });
  for (const { login, personId } of people) {
    const reason = demoReason;
    if (login === LAST) await grantPower(ctx, { personId, verb: 'administer', uai: null, reason });
    if (login === 'admin.tilleuls')
      await grantPower(ctx, { personId, verb: 'administer', uai: uaiOf(990_001), reason });
  }
  await countFigures(ctx);
}

async function mustFind(
  ctx: { db: Database },
  feed: { type: 'Eleve' | 'PersRelEleve' | 'PersEducNat'; jointure: string },
): Promise<string> {
  const found = await findByJointure(ctx, { academy: academy.code, ...feed });
  if (found === undefined) throw new Error(`The demo feed brought nobody as ${feed.jointure}.`);
  return found;
}
