import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '#kernel/postgres';
import { migrateHouse } from '../src/schemas.ts';
import { reference } from './reference.ts';
import { makeFeed, takeApart } from './take-once.ts';

/**
 * The import of a region: into an empty directory, the same feed again, then with 1 % of changes.
 *
 *   node bench/import.ts [structures]        350 by default, the region
 */
const [structures = '350'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'preau-import-'));
const database = await openEmbedded({ folder: join(folder, 'data') });
try {
  await migrateHouse(database.url);
  const whole = makeFeed(join(folder, 'whole'), structures);
  const changes = ['--change', '0.01', '--date', '20261123'];
  const changed = makeFeed(join(folder, 'changed'), structures, ...changes);
  console.log('reference', await reference(database.url));
  for (const [what, path] of [
    ['into an empty directory', whole],
    ['the same feed again', whole],
    ['with 1 % of changes', changed],
  ] as const)
    console.log(what, takeApart(database.url, path));
  console.log('reference', await reference(database.url));
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}
