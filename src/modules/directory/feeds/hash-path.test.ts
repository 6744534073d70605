import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '#kernel/testing';
import { directoryState, emptyDirectory } from './aaf/samples/directory-state.ts';
import { twoRegions } from './aaf/samples/random-region.ts';
import { filesOfSample, type Records, writeFiles } from './aaf/samples/sample-feed.ts';
import { takeAaf } from './take-feed.ts';

const database = await testDatabase();
let room = '';
let folders = 0;
before(async () => {
  room = await mkdtemp(join(tmpdir(), 'preau-hash-'));
});
after(() => rm(room, { recursive: true }));

async function take(records: Records, day: string) {
  folders += 1;
  const path = await writeFiles(join(room, String(folders)), filesOfSample({ records, day }));
  const report = await takeAaf({ url: database.url, path, allowRemovals: 'all' });
  assert.equal(report.outcome, 'applied', report.reason ?? '');
  assert.equal(report.refusedCount, 0);
  return report;
}

test('a region after another gives the same directory as that region alone', async () => {
  await fc.assert(
    fc.asyncProperty(twoRegions, async ([first, second]) => {
      await emptyDirectory(database);
      await take(second, '2026-11-22');
      const alone = await directoryState(database);

      await emptyDirectory(database);
      await take(first, '2026-11-21');
      await take(second, '2026-11-22');
      const mixed = await directoryState(database);
      assert.deepEqual(mixed, alone);

      const again = await take(second, '2026-11-22');
      assert.deepEqual([again.created, again.changed, again.missing, again.returned], [0, 0, 0, 0]);
      assert.deepEqual(again.memberships, { opened: 0, closed: 0 });
      assert.deepEqual(await directoryState(database), alone);
    }),
    { numRuns: 8, endOnFailure: true },
  );
});
