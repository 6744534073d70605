import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { countFigures } from '../../commands/count-figures.ts';
import { directoryState } from '../aaf/samples/directory-state.ts';
import {
  addRequest,
  deleteRequest,
  fileOf,
  modifyRequest,
  nameOf,
  writeFiles,
} from '../aaf/samples/sample-feed.ts';
import { person, smallSchool } from '../aaf/samples/small-school.ts';
import type { FeedType } from '../feed.ts';
import { takeAaf } from '../take-feed.ts';
import { openGround, school } from './ground.ts';

const { url, membersOf, database, room, take, run } = await openGround();

/** Writes and takes a delta of these requests. */
async function takeDelta(requests: Partial<Record<FeedType, string[]>>, day = '2026-11-23') {
  const feed = { day, kind: 'Delta' } as const;
  const files = Object.entries(requests).map(([type, list]): [string, string] => [
    nameOf(type as FeedType, feed),
    fileOf(list, feed),
  ]);
  const path = await writeFiles(join(room(), `delta-${Math.random()}`), files);
  return takeAaf({ url, path });
}

const lea = () => smallSchool().Eleve['1'] ?? {};

test('a delta adds, changes and takes away; of those it does not speak nothing changes', async () => {
  await take(school());
  const report = await takeDelta({
    Eleve: [
      addRequest(
        'Eleve',
        '4',
        person('NOUVEAU', 'Ines', {
          ENTPersonStructRattach: '100',
          ENTEleveClasses: '100$5eA',
          ENTElevePersRelEleve: '11$10$1$1$1$1',
        }),
      ),
      modifyRequest('Eleve', '1', { ...lea(), ENTEleveClasses: '100$5eA' }),
      deleteRequest('Eleve', '3'),
    ],
  });
  assert.deepEqual(
    [report.outcome, report.created, report.changed, report.missing, report.refusedCount],
    ['applied', 1, 1, 1, 0],
  );
  assert.deepEqual(await membersOf('division', '5eA'), ['Ines', 'Léa']);
  assert.deepEqual(await membersOf('division', '5eB'), []);
  assert.deepEqual(await membersOf('division', '2de 3'), ['Hugo']);
  assert.deepEqual(await membersOf('responsables', '5eA'), ['Claire', 'Paul']);
  const [feed] = await run(
    `select kind, source from directory.feed order by started_at desc limit 1`,
  );
  assert.deepEqual(feed, { kind: 'delta', source: 'aaf:2D:99' });
});

test('a change of somebody unknown adds them; the end of somebody unknown is nothing', async () => {
  await take(school());
  const report = await takeDelta({
    Eleve: [
      modifyRequest(
        'Eleve',
        '9',
        person('ABSENT', 'Noa', {
          ENTPersonStructRattach: '200',
          ENTEleveClasses: '200$2de 3',
        }),
      ),
      deleteRequest('Eleve', '777'),
    ],
  });
  assert.deepEqual(
    [report.outcome, report.created, report.missing, report.refusedCount],
    ['applied', 1, 0, 0],
  );
  assert.deepEqual(await membersOf('division', '2de 3'), ['Hugo', 'Noa']);
});

test('the same delta twice changes nothing, and says so', async () => {
  await take(school());
  const requests = {
    Eleve: [
      modifyRequest('Eleve', '1', { ...lea(), ENTEleveClasses: '100$5eA' }),
      deleteRequest('Eleve', '3'),
    ],
  };
  await takeDelta(requests);
  const before = await directoryState(database);
  const again = await takeDelta(requests);
  assert.deepEqual(
    [again.created, again.changed, again.missing, again.memberships],
    [0, 0, 0, { opened: 0, closed: 0 }],
  );
  assert.deepEqual(await directoryState(database), before);
});

test('complete then delta is the same directory as the complete that says it all', async () => {
  const changed = (records: ReturnType<typeof smallSchool>) => {
    records.Eleve['1'] = { ...lea(), ENTEleveClasses: '100$5eA' };
    delete records.Eleve['3'];
    delete records.PersRelEleve['13'];
  };
  await take(school());
  await takeDelta({
    Eleve: [
      modifyRequest('Eleve', '1', { ...lea(), ENTEleveClasses: '100$5eA' }),
      deleteRequest('Eleve', '3'),
    ],
    PersRelEleve: [deleteRequest('PersRelEleve', '13')],
  });
  const byDelta = await directoryState(database);
  const report = await take(school('2026-11-24', changed), { allowRemovals: 'all' });
  assert.deepEqual([report.created, report.changed, report.missing], [0, 0, 0]);
  assert.deepEqual(await directoryState(database), byDelta);
});

test('a delta without a base, or older than what was taken, is refused whole', async () => {
  const requests = { Eleve: [deleteRequest('Eleve', '1')] };
  const alone = await takeDelta(requests);
  assert.equal(alone.outcome, 'refused');
  assert.match(alone.reason ?? '', /n’a pas de base/);
  await take(school('2026-11-24'));
  const late = await takeDelta(requests, '2026-11-23');
  assert.match(late.reason ?? '', /un flux du 2026-11-24 a déjà été pris/);
  assert.deepEqual(await membersOf('division', '5eB'), ['Léa']);
});

test('a bad record of a delta is left aside with its place, and the rest is taken', async () => {
  await take(school());
  const report = await takeDelta({
    Eleve: [
      modifyRequest('Eleve', '1', { ...lea(), givenName: '' }),
      modifyRequest('Eleve', '2', { ...smallSchool().Eleve['2'], ENTEleveRegime: 'INTERNE' }),
      deleteRequest('Eleve', ''),
    ],
  });
  assert.deepEqual([report.changed, report.refusedCount], [1, 2]);
  assert.deepEqual(await membersOf('division', '5eB'), ['Léa']);
});

const synthetic = resolve(import.meta.dirname, '../../../../../../shared/data/aaf/synthetic-2d');
test('the synthetic delta of the shared samples, after its complete feed', {
  skip: existsSync(synthetic) ? false : `absent: ../shared/data/aaf/synthetic-2d`,
}, async () => {
  await takeAaf({ url, path: synthetic });
  const folder = join(room(), 'synthetic-delta');
  await mkdir(folder);
  for (const name of (await readdir(synthetic)).filter((one) => one.includes('_Delta_')))
    await cp(join(synthetic, name), join(folder, name));
  const report = await takeAaf({ url, path: folder });
  assert.deepEqual(
    [report.outcome, report.date, report.refusedCount],
    ['applied', '2025-09-15', 0],
  );
  assert.ok((await membersOf('division', '6A')).includes('Inès'), 'moved by the delta');
  assert.ok((await membersOf('profile', 'ELV')).includes('Noa'), 'unknown to the complete feed');
});

test('a delta tells the structures that it touched, with the figures of before when they were counted', async () => {
  await take(school());
  const moved = (code: string) => ({
    Eleve: [modifyRequest('Eleve', '1', { ...lea(), ENTEleveClasses: `100$${code}` })],
  });
  const said = async (code: string, day: string) =>
    (await takeDelta(moved(code), day)).structures.map(({ uai, people, touched }) => [
      ...[uai, people, touched],
    ]);
  assert.deepEqual(
    await said('5eA', '2026-11-23'),
    [
      ['0379001A', 8, 1],
      ['0379002B', 3, 0],
    ],
    'nobody counted since the last feed',
  );
  await countFigures({ db: database.db });
  assert.deepEqual(await said('5eB', '2026-11-24'), [['0379001A', 8, 1]]);
});
