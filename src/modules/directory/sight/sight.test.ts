import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '#kernel/testing';
import { type Line, leftOut, sightOf, toldGroupsOf } from './reference.ts';
import { build, personId, type SmallRegion, smallRegions, structureId } from './small-region.ts';

const database = await testDatabase();
const { run } = database;
const RUNS = 120;

const written = ({ viewer, subject, because, structure, from, to }: Line) =>
  [
    personId(viewer),
    personId(subject),
    because,
    structure === null ? null : structureId(structure),
    from,
    to,
  ].join(' ');

const distinct = (lines: readonly string[]) => [...new Set(lines)].sort();

async function inDatabase(): Promise<string[]> {
  const rows = await run<Record<string, string | null>>(
    `select viewer_id, subject_id, because, structure_id, valid_from, valid_to from directory.sight`,
  );
  return distinct(rows.map((row) => Object.values(row).join(' ')));
}

/** Who is in which group, as other houses read it. */
async function toldInDatabase(): Promise<string[]> {
  const rows = await run<{ person_id: string; structure_id: string; kind: string; code: string }>(
    'select person_id, structure_id, kind, code from directory.membership',
  );
  return distinct(
    rows.map((row) => `${row.person_id} ${row.structure_id} ${row.kind} ${row.code}`),
  );
}

function toldIn(region: SmallRegion): string[] {
  const groups = region.groups.map(
    ({ structure, kind, code }) => `${structureId(structure)} ${kind} ${code}`,
  );
  return distinct(
    toldGroupsOf(region).map(({ person, group }) => `${personId(person)} ${groups[group]}`),
  );
}

test('on random small regions, sight and the groups that are told of a child are what one says they are', async () => {
  const met: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(smallRegions, async (region) => {
      await build(database, region);
      const lines = sightOf(region);
      for (const { because } of lines) met[because] = (met[because] ?? 0) + 1;
      assert.deepEqual(await inDatabase(), distinct(lines.map(written)));
      const told = toldIn(region);
      met['not told'] = (met['not told'] ?? 0) + leftOut(region);
      assert.deepEqual(await toldInDatabase(), told);
    }),
    { numRuns: RUNS },
  );
  console.log(`looked at ${JSON.stringify(met)}`);
  for (const what of [
    'my-child',
    'my-pupil',
    'my-school',
    'my-perimeter',
    'my-apprentice',
    'not told',
  ])
    assert.ok((met[what] ?? 0) >= 10, `${what} was hardly met`);
});

const region = (more: Partial<SmallRegion>): SmallRegion => ({
  instant: '2026-03-28T20:30:00.000Z',
  structures: [
    { zone: 'Europe/Paris', kind: 'college' },
    { zone: 'Indian/Reunion', kind: 'college' },
    { zone: 'Europe/Paris', kind: 'academie' },
  ],
  groups: [0, 1, 2].flatMap((structure) => [
    { structure, kind: 'profile', code: 'ELV' },
    { structure, kind: 'profile', code: 'DIR' },
    { structure, kind: 'division', code: 'A' },
  ]),
  ...{ links: [], members: [], teaching: [], schooling: [], families: [], powers: [] },
  tutorings: [],
  restrictions: [],
  ...more,
});

test('in La Réunion it is already tomorrow: who begins there begins, who ends there has ended', async () => {
  const tomorrow = { from: '2026-03-29', to: null };
  const untilTomorrow = { from: '2026-03-01', to: '2026-03-29' };
  const always = { from: '2026-03-01', to: null };
  await build(
    database,
    region({
      members: [
        { group: 1, person: 0, ...always },
        { group: 4, person: 1, ...always },
        ...[0, 3].flatMap((group) => [
          { group, person: 2, ...tomorrow },
          { group, person: 3, ...untilTomorrow },
        ]),
      ],
    }),
  );
  const seenBy = async (viewer: number) =>
    (
      await run<{ subject_id: string }>(
        `select subject_id from directory.sight where viewer_id = $1 and because = 'my-school' and subject_id <> $1
         order by 1`,
        [personId(viewer)],
      )
    ).map(({ subject_id }) => subject_id);
  assert.deepEqual(await seenBy(0), [personId(3)], 'in Paris, still the evening before');
  assert.deepEqual(await seenBy(1), [personId(2)], 'in La Réunion, already the day');
});

test('a child of La Réunion is told of by the clock of La Réunion', async () => {
  await build(
    database,
    region({
      schooling: [
        { person: 2, structure: 1, from: '2026-03-01', to: null },
        { person: 3, structure: 0, from: '2026-03-01', to: null },
      ],
      families: [2, 3].map((pupil) => ({
        ...{ pupil, responsable: 4, level: 1, from: '2026-03-01', to: null },
      })),
      restrictions: [2, 3].map((pupil) => ({
        ...{ pupil, responsable: 4, from: '2026-03-29', to: null },
      })),
    }),
  );
  const rows = await run<{ subject_id: string; valid_to: string }>(
    `select subject_id, valid_to from directory.sight where viewer_id = $1 and because = 'my-child'`,
    [personId(4)],
  );
  assert.deepEqual(rows, [{ subject_id: personId(3), valid_to: '2026-03-29' }]);
});

test('between two clocks a link begins late and ends early, and a restriction holds from the first to the last', async () => {
  const both = [0, 1].map((structure) => ({
    ...{ person: 0, structure, from: '2026-03-01', to: null },
  }));
  const family = { pupil: 0, responsable: 4, level: 1 };
  const always = { ...family, from: '2026-03-01', to: null };
  const restriction = { pupil: 0, responsable: 4 };
  const day = '2026-03-29';
  const isSeen = async (more: Partial<SmallRegion>) => {
    await build(database, region({ schooling: both, families: [always], ...more }));
    const rows = await run(`select from directory.sight where because = 'my-child'`);
    return rows.length > 0;
  };
  assert.equal(await isSeen({}), true);
  assert.equal(await isSeen({ families: [{ ...family, from: day, to: null }] }), false);
  assert.equal(await isSeen({ families: [{ ...family, from: '2026-03-01', to: day }] }), false);
  const from = [{ ...restriction, from: day, to: null }];
  assert.equal(await isSeen({ restrictions: from }), false, 'begun in La Réunion');
  const until = [{ ...restriction, from: '2026-03-01', to: day }];
  assert.equal(await isSeen({ restrictions: until }), false, 'not ended in Paris');
});
