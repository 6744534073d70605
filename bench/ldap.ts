import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '#kernel/db';
import { exportLdif, syncReplica } from '#modules/ldap';
import { entriesOf, openSlapd } from '../tests/support/slapd.ts';
import { openRegion } from './region.ts';

/**
 * The directory out to an OpenLDAP: seconds to write the LDIF, to load it with slapadd, to recognise it, then to follow
 * nothing, 1 % of changes, and to compare all of it; peak memory. At the end both trees are compared line by line.
 *
 *   node bench/ldap.ts [structures]      12 by default, 350 for the region
 */
const region = await openRegion(Number(process.argv[2] ?? 12));
const { db, pool } = connect(region.url, 4);
const folder = mkdtempSync(join(tmpdir(), 'preau-bench-ldap-'));
const path = join(folder, 'annuaire.ldif');
const slapd = await openSlapd();
const quiet = () => pool.query('delete from ldap.sent_entry; delete from ldap.replica');
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 100);

/** Does it, and says how long it took and the most memory that this process held. */
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  peak = process.memoryUsage.rss();
  const began = performance.now();
  const found = await work();
  const seconds = (performance.now() - began) / 1000;
  console.log(`${what}  ${seconds.toFixed(1)} s, ${Math.round(peak / 1e6)} MB`, found ?? '');
  return found;
}

const changed = `update directory.person set family_name = family_name || $1
  where id in (select id from directory.person where missing_since is null order by md5(id::text)
    limit (select count(*) / 100 from directory.person))`;

try {
  await quiet();
  await timed('export          ', () => exportLdif({ db }, { base: slapd.base, path }));
  await slapd.stop();
  await timed('slapadd         ', () => slapd.load(path));
  await slapd.start();
  const sync = async (isFull = false) => {
    const { refusals: _, ...counts } = await syncReplica({ db }, { place: slapd, isFull });
    return counts;
  };
  await timed('recognise       ', () => sync());
  await timed('no change       ', () => sync());
  await pool.query(changed, [' X']);
  await timed('1 % of people   ', () => sync());
  await timed('full            ', () => sync(true));
  await exportLdif({ db }, { base: slapd.base, path });
  const [there, here] = [await slapd.entries(), entriesOf(readFileSync(path, 'utf8'))];
  const same = there.length === here.length && there.every((entry, i) => entry === here[i]);
  console.log(same ? `same: ${here.length} entries` : 'NOT the same tree');
} finally {
  clearInterval(watch);
  await pool.query(
    `update directory.person set family_name = left(family_name, -2) where family_name like '% X'`,
  );
  await quiet();
  await db.destroy();
  await slapd.remove();
  await region.close();
  rmSync(folder, { recursive: true, force: true });
}
