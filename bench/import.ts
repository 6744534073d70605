import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '#kernel/postgres';
import { migrateHouse } from '../src/schemas.ts';
import { editDuring } from './held-edits.ts';
import { reference } from './reference.ts';
import { changedBy, makeFeed, takeApart } from './take-once.ts';

/**
 * The import of a region: into an empty directory, the same feed again, then with 1 % of changes,
 * while people whom it changes are edited.
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
  console.log('into an empty directory', await takeApart(database.url, whole));
  console.log('the same feed again', await takeApart(database.url, whole));
  const people = await changedBy(database.url, changed, 8);
  const take = () => takeApart(database.url, changed);
  const { result, held } = await editDuring(database.url, people, take);
  console.log('with 1 % of changes', result, 'an edit waits', held);
  console.log('reference', await reference(database.url));
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}
