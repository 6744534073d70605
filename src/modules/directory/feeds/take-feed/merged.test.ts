import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLog } from '#kernel/log';
import { mergePeople } from '../../commands/merge-people.ts';
import { directoryState } from '../aaf/samples/directory-state.ts';
import { person, type smallSchool } from '../aaf/samples/small-school.ts';
import { openGround, school } from './ground.ts';

const ground = await openGround();
const { take, run, database } = ground;
const ctx = { db: database.db, log: openLog('silent') };

type School = ReturnType<typeof smallSchool>;

const idOf = async (type: string, jointure: string) => {
  const [row] = await run<{ id: string }>(
    'select person_id as id from directory.person_jointure where type = $1 and jointure = $2',
    [type, jointure],
  );
  return String(row?.id);
};

const merge = async (type: string, from: string, into: string) =>
  mergePeople(ctx, await idOf(type, from), await idOf(type, into));

const groupsOf = async (jointure: string, type = 'Eleve') =>
  (
    await run<{ code: string }>(
      `select distinct g.kind || ' ' || g.code as code from directory.person_jointure j
       join directory.group_member m on m.person_id = j.person_id and m.valid_to is null
       join directory.people_group g on g.id = m.group_id
       where j.type = $1 and j.jointure = $2 order by 1`,
      [type, jointure],
    )
  ).map(({ code }) => code);

/** Léa is there twice: in the collège, and, under another number, in the lycée; her mother too. */
const twice =
  (edit: (records: School) => void = () => {}) =>
  (records: School) => {
    Object.assign(records.Eleve, {
      9: person('MARTIN', 'Léa', {
        ENTPersonStructRattach: '200',
        ENTEleveClasses: '200$2de 3',
        ENTElevePersRelEleve: ['19$10$1$1$1$1', '11$10$1$1$1$1'],
      }),
    });
    Object.assign(records.PersRelEleve, { 19: person('MARTIN', 'Claire') });
    edit(records);
  };

test('after a merge, feeds lead both numbers to the one person, and neither ends what the other says', async () => {
  await take(school('2026-11-21', twice()));
  await merge('Eleve', '9', '1');
  await merge('PersRelEleve', '19', '11');
  const both = ['division 2de 3', 'division 5eB', 'groupe 5LAT', 'profile ELV'];
  assert.deepEqual(await groupsOf('1'), both);
  const merged = await directoryState(database);

  const same = await take(school('2026-11-22', twice()));
  assert.deepEqual([same.outcome, same.created, same.missing], ['applied', 0, 0]);
  const state = await directoryState(database);
  const more = state['members']?.filter((line) => !merged['members']?.includes(line));
  assert.deepEqual(more, [
    '["99/PersRelEleve/12","99/200 profile TUT"]',
    '["99/PersRelEleve/12","99/200 responsables 2de 3"]',
  ]);
  for (const [part, lines] of Object.entries(merged))
    assert.deepEqual(
      lines.filter((line) => !state[part]?.includes(line)),
      [],
      `${part} lost`,
    );
  await take(school('2026-11-22', twice()));
  assert.deepEqual(await directoryState(database), state, 'the same feed again changes nothing');
  assert.equal(await idOf('Eleve', '9'), await idOf('Eleve', '1'));

  const moved = await take(
    school(
      '2026-11-23',
      twice(({ Eleve }) => {
        Eleve[1] = { ...Eleve[1], ENTEleveClasses: '100$5eA' };
      }),
    ),
  );
  assert.deepEqual([moved.outcome, moved.created, moved.changed], ['applied', 0, 1]);
  assert.deepEqual(await groupsOf('1'), [
    'division 2de 3',
    'division 5eA',
    'groupe 5LAT',
    'profile ELV',
  ]);
  assert.deepEqual(await groupsOf('11', 'PersRelEleve'), [
    'profile TUT',
    'responsables 2de 3',
    'responsables 5eA',
  ]);
});

test('two numbers of one pupil in one school, both changed at once, are one schooling', async () => {
  const inOneSchool = (regime: string) => (records: School) =>
    Object.assign(records.Eleve, {
      1: { ...records.Eleve[1], ENTEleveRegime: regime },
      8: { ...records.Eleve[1], ENTEleveClasses: '100$5eA', ENTEleveRegime: regime },
    });
  await take(school('2026-11-21', inOneSchool('EXTERNE')));
  await merge('Eleve', '8', '1');
  const report = await take(school('2026-11-22', inOneSchool('DEMI-PENSIONNAIRE')));
  assert.deepEqual([report.outcome, report.created, report.changed], ['applied', 0, 2]);
  const rows = await run(
    `select s.regime from directory.schooling s where s.person_id = $1 and s.valid_to is null`,
    [await idOf('Eleve', '1')],
  );
  assert.equal(rows.length, 1);
  assert.deepEqual(await groupsOf('1'), [
    'division 5eA',
    'division 5eB',
    'groupe 5LAT',
    'profile ELV',
  ]);
});

test('a number that leaves ends only what it alone said', async () => {
  await take(school('2026-11-21', twice()));
  await merge('Eleve', '9', '1');
  await merge('PersRelEleve', '19', '11');
  const left = await take(
    school(
      '2026-11-22',
      twice(({ Eleve, PersRelEleve }) => {
        delete (Eleve as Record<string, unknown>)['9'];
        delete (PersRelEleve as Record<string, unknown>)['19'];
      }),
    ),
    { allowRemovals: true } as never,
  );
  assert.deepEqual([left.outcome, left.missing], ['applied', 2]);
  assert.deepEqual(await groupsOf('1'), ['division 5eB', 'groupe 5LAT', 'profile ELV']);
  const missing = await run('select 1 from directory.person where missing_since is not null');
  assert.deepEqual(missing, []);
  const back = await take(school('2026-11-23', twice()));
  assert.deepEqual([back.outcome, back.created], ['applied', 0]);
  assert.equal(await idOf('Eleve', '9'), await idOf('Eleve', '1'));
  assert.ok((await groupsOf('1')).includes('division 2de 3'));
});

test('a teacher who is also a mother keeps both lives through the feeds', async () => {
  await take(school());
  await mergePeople(ctx, await idOf('PersRelEleve', '11'), await idOf('PersEducNat', '21'));
  const before = await groupsOf('21', 'PersEducNat');
  assert.ok(before.includes('profile ENS') && before.includes('profile TUT'));
  await take(
    school('2026-11-22', ({ PersEducNat, PersRelEleve }) => {
      PersEducNat[21] = { ...PersEducNat[21], mail: 's.dupuis@ac-essai.example' };
      PersRelEleve[11] = { ...PersRelEleve[11], mobile: '+33 6 99 00 00 02' };
    }),
  );
  assert.deepEqual(await groupsOf('21', 'PersEducNat'), before);
  const [row] = await run('select academic_email, mobile from directory.person where id = $1', [
    await idOf('PersEducNat', '21'),
  ]);
  assert.deepEqual(row, {
    academic_email: 's.dupuis@ac-essai.example',
    mobile: '+33 6 99 00 00 02',
  });
});

test('a responsable who loses one of two numbers keeps the children of the other', async () => {
  await take(school('2026-11-21', twice()));
  await merge('PersRelEleve', '19', '11');
  const before = await groupsOf('11', 'PersRelEleve');
  assert.ok(before.includes('responsables 5eB'));
  await take(
    school('2026-11-22', ({ PersRelEleve }) => {
      delete (PersRelEleve as Record<string, unknown>)['19'];
    }),
    { allowRemovals: true } as never,
  );
  assert.deepEqual(await groupsOf('11', 'PersRelEleve'), before);
});
