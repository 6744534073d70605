import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryMark } from '../aaf/samples/directory-state.ts';
import { person } from '../aaf/samples/small-school.ts';
import { openGround, school } from './ground.ts';

const { take, run, database } = await openGround();

/** The small school with `pupils` more of them in the collège. */
const crowded = (day: string, pupils: number) =>
  school(day, ({ Eleve }) => {
    for (let i = 0; i < pupils; i++)
      Eleve[String(1000 + i)] = person('FOULE', `Elève ${i}`, { ENTPersonStructRattach: '100' });
  });

const missingNow = async () =>
  (await run('select from directory.person where missing_since is not null')).length;

test('a feed that loses too many people of a school is refused whole, and names the school and how many', async () => {
  await take(crowded('2026-11-20', 40));
  const mark = await directoryMark(database);
  const report = await take(crowded('2026-11-21', 30));
  assert.equal(report.outcome, 'refused');
  assert.match(report.reason ?? '', /Collège des Tilleuls \(0379001A\), 10 sur \d\d/);
  assert.match(report.reason ?? '', /--allow-removals/);
  assert.deepEqual(
    report.removals.map(({ uai, gone }) => [uai, gone]),
    [['0379001A', 10]],
  );
  assert.equal(await directoryMark(database), mark);
  assert.deepEqual(
    await run(`select outcome, report->'removals'->0->>'gone' as gone from directory.feed
      order by started_at desc limit 1`),
    [{ outcome: 'refused', gone: '10' }],
    'the refusal stays in the list of feeds',
  );
});

test('a dry run tells the same refusal, with the plan that says who; it is applied where that is allowed alone', async () => {
  await take(crowded('2026-11-20', 40));
  const report = await take(crowded('2026-11-21', 30), { dryRun: true });
  assert.deepEqual([report.outcome, report.removals.length], ['refused', 1]);
  const { id = '', counts } = report.plan ?? {};
  assert.equal(counts?.disappears, 10);
  const lines = await run(
    `select from directory.feed_plan_line where said->>'verb' = 'disappears'`,
  );
  assert.equal(lines.length, 10);
  const refused = await take(crowded('2026-11-21', 30), { plan: id });
  assert.deepEqual([refused.outcome, await missingNow()], ['refused', 0]);
  const allowed = { plan: id, allowRemovals: ['0379001A'] };
  const taken = await take(crowded('2026-11-21', 30), allowed);
  assert.deepEqual([taken.outcome, await missingNow()], ['applied', 10]);
});

test('it is taken when removals are allowed everywhere, or in that school; not when allowed elsewhere', async () => {
  await take(crowded('2026-11-20', 40));
  const elsewhere = await take(crowded('2026-11-21', 30), { allowRemovals: ['0379002B'] });
  assert.equal(elsewhere.outcome, 'refused');
  const there = await take(crowded('2026-11-21', 30), { allowRemovals: ['0379001A'] });
  assert.deepEqual([there.outcome, there.missing, await missingNow()], ['applied', 10, 10]);
  const everywhere = await take(crowded('2026-11-22', 20), { allowRemovals: 'all' });
  assert.deepEqual([everywhere.outcome, await missingNow()], ['applied', 20]);
});

test('a few who leave a large school pass, and so does anybody when they are fewer than five', async () => {
  await take(crowded('2026-11-20', 120));
  assert.equal((await take(crowded('2026-11-21', 115))).outcome, 'applied', '5 of some 125');
  assert.equal((await take(crowded('2026-11-22', 105))).outcome, 'refused', '10 of some 120');
  assert.equal((await take(crowded('2026-11-22', 111))).outcome, 'applied', '4 of some 120');
});

test('a structure that is gone takes its people along: it counts as many disappearances', async () => {
  await take(crowded('2026-11-20', 20));
  const gone = crowded('2026-11-21', 20);
  delete (gone.records.EtabEducNat as Record<string, unknown>)['100'];
  const report = await take(gone);
  assert.equal(report.outcome, 'refused');
  const [removal] = report.removals;
  assert.equal(removal?.uai, '0379001A');
  assert.equal(removal?.gone, removal?.people);
});

test('those who only change school do not count: they have not disappeared', async () => {
  await take(crowded('2026-11-20', 20));
  const moved = crowded('2026-11-21', 20);
  for (const values of Object.values(moved.records.Eleve).slice(3, 18))
    Object.assign(values, { ENTPersonStructRattach: '200' });
  assert.equal((await take(moved)).outcome, 'applied');
});

test('how many may disappear is a choice of the administrators', async () => {
  await take(crowded('2026-11-20', 40));
  assert.equal((await take(crowded('2026-11-21', 30))).outcome, 'refused');
  await run(
    `insert into kernel.setting (name, value, reason) values ('directory.removal-threshold', '30', 'test')`,
  );
  try {
    assert.equal((await take(crowded('2026-11-21', 30))).outcome, 'applied');
  } finally {
    await run('delete from kernel.setting');
  }
});
