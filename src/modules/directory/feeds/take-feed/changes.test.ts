import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { smallSchool } from '../aaf/samples/small-school.ts';
import { openGround, school } from './ground.ts';

const { take, membersOf, run } = await openGround();

test('a pupil who changes division takes the responsables along, on the day of the feed', async () => {
  await take(school());
  const report = await take(
    school('2026-11-25', ({ Eleve }) => {
      Eleve[1] = { ...Eleve[1], ENTEleveClasses: '100$5eA' };
    }),
  );
  assert.deepEqual([report.created, report.changed], [0, 1]);
  assert.deepEqual(await membersOf('division', '5eB'), []);
  assert.deepEqual(await membersOf('responsables', '5eB'), []);
  assert.deepEqual(await membersOf('division', '5eA'), ['Léa', 'Noé']);
  assert.deepEqual(await membersOf('responsables', '5eA'), ['Ada', 'Claire', 'Paul']);
  const dates = await run(
    `select m.valid_from::text, m.valid_to::text from directory.group_member m join directory.people_group g on g.id = m.group_id
     join directory.person p on p.id = m.person_id where p.given_name = 'Léa' and g.kind = 'division' order by 1`,
  );
  assert.deepEqual(dates, [
    { valid_from: '2026-09-01', valid_to: '2026-11-25' },
    { valid_from: '2026-11-25', valid_to: null },
  ]);
});

test('who disappears is closed and marked, never deleted; who returns is opened anew', async () => {
  await take(school());
  const gone = await take(
    school('2026-11-22', (records) => {
      delete (records.Eleve as Record<string, unknown>)['1'];
      delete (records.PersEducNat as Record<string, unknown>)['21'];
    }),
  );
  assert.deepEqual([gone.missing, gone.created, gone.changed], [2, 0, 0]);
  const missing = await run(
    'select given_name, missing_since::text from directory.person where missing_since is not null order by 1',
  );
  assert.deepEqual(missing, [
    { given_name: 'Léa', missing_since: '2026-11-22' },
    { given_name: 'Paul', missing_since: '2026-11-22' },
    { given_name: 'Sophie', missing_since: '2026-11-22' },
  ]);
  assert.deepEqual(await membersOf('responsables', '5eB'), []);
  assert.deepEqual(await membersOf('responsables', '2de 3'), ['Claire'], 'her son stays');
  assert.deepEqual(await run('select 1 from directory.teaching where valid_to is null'), []);

  const back = await take(school('2026-11-23'));
  assert.deepEqual([back.returned, back.created, back.missing], [3, 0, 0]);
  assert.deepEqual(await run('select 1 from directory.person where missing_since is not null'), []);
  assert.deepEqual(await membersOf('responsables', '5eB'), ['Claire', 'Paul']);
  const rows = await run(
    `select m.valid_from::text, m.valid_to::text from directory.group_member m join directory.people_group g on g.id = m.group_id
     where g.kind = 'division' and g.code = '5eB' order by 1`,
  );
  assert.deepEqual(rows, [
    { valid_from: '2026-09-01', valid_to: '2026-11-22' },
    { valid_from: '2026-11-23', valid_to: null },
  ]);
});

test('a structure that disappears closes its groups, and comes back with them', async () => {
  await take(school());
  const without = (records: ReturnType<typeof smallSchool>) => {
    delete (records.EtabEducNat as Record<string, unknown>)['200'];
  };
  await take(school('2026-11-22', without));
  const [lycee] = await run(
    "select missing_since::text from directory.structure where uai = '0379002B'",
  );
  assert.deepEqual(lycee, { missing_since: '2026-11-22' });
  assert.deepEqual(await membersOf('division', '2de 3'), []);
  assert.deepEqual(await membersOf('profile', 'ELV'), ['Léa', 'Noé']);
  await take(school('2026-11-23'));
  assert.deepEqual(await membersOf('division', '2de 3'), ['Hugo']);
  assert.deepEqual(await membersOf('responsables', '2de 3'), ['Claire']);
  assert.deepEqual(await membersOf('teaching-team', '2de 3'), ['Sophie']);
});

test('a division that is used undeclared is made, and lives as long as somebody uses it', async () => {
  await take(
    school('2026-11-21', ({ Eleve }) => {
      Eleve[3] = { ...Eleve[3], ENTEleveClasses: '100$5eX', ENTEleveGroupes: '100$INCONNU' };
    }),
  );
  assert.deepEqual(await membersOf('division', '5eX'), ['Noé']);
  assert.deepEqual(await membersOf('responsables', '5eX'), ['Ada']);
  const open = async () =>
    (
      await run<{ code: string }>(
        "select code from directory.people_group where kind = 'division' and valid_to is null order by 1",
      )
    ).map(({ code }) => code);
  assert.deepEqual(await open(), ['2de 3', '3eZ', '5eA', '5eB', '5eX']);
  await take(school('2026-11-22'));
  assert.deepEqual(await open(), ['2de 3', '3eZ', '5eA', '5eB']);
});

test('an empty attribute erases nothing, but for the address and the mobile', async () => {
  await take(school());
  await take(
    school('2026-11-22', ({ PersRelEleve }) => {
      PersRelEleve[11] = { ...PersRelEleve[11], mobile: '', mail: '' };
    }),
  );
  assert.deepEqual(
    await run("select mobile, email from directory.person where given_name = 'Claire'"),
    [{ mobile: null, email: 'claire@essai.example' }],
  );
});
