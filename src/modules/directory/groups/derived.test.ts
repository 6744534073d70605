import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openGround, school } from '../feeds/take-feed/ground.ts';
import { regroup } from './regroup/regroup.ts';

const { take, run, membersOf, database } = await openGround();

const taken = () =>
  run<{ n: number }>('select count(*)::int as n from directory.regroup').then(([row]) => row?.n);

test('levels, matières and functions follow a feed in its own transaction, and leave nothing to do', async () => {
  await take(
    school('2026-11-21', ({ Eleve }) => {
      Eleve[1] = { ...Eleve[1], ENTEleveNivFormation: '5EME' };
    }),
  );
  assert.equal(await taken(), 0);
  assert.deepEqual(await membersOf('level', '5EME'), ['Léa']);
  assert.deepEqual(await membersOf('matiere', '061300'), ['Sophie', 'Sophie']);
  assert.deepEqual(await membersOf('function', 'EDU'), ['Nadia']);
  const [level] = await run<{ label: string }>(
    `select label from directory.people_group where kind = 'level'`,
  );
  assert.equal(level?.label, 'Élèves de cinquième');
});

test('who leaves a level is closed on the day of the feed, and a level without pupils with them', async () => {
  const as = (niveau: string, day: string) =>
    school(day, ({ Eleve }) => {
      Eleve[1] = { ...Eleve[1], ENTEleveNivFormation: niveau };
    });
  await take(as('5EME', '2026-11-21'));
  await take(as('4EME', '2026-11-23'));
  assert.deepEqual(await membersOf('level', '5EME'), []);
  assert.deepEqual(await membersOf('level', '4EME'), ['Léa']);
  const rows = await run(
    `select g.code, m.valid_from::text as from, m.valid_to::text as to, g.valid_to::text as "groupTo"
     from directory.people_group g join directory.group_member m on m.group_id = g.id where g.kind = 'level' order by 1`,
  );
  assert.deepEqual(rows, [
    { code: '4EME', from: '2026-11-23', to: null, groupTo: null },
    { code: '5EME', from: '2026-09-01', to: '2026-11-23', groupTo: '2026-11-23' },
  ]);
});

test('what follows is the same whether it was brought step by step or at once from nothing', async () => {
  await take(school());
  await take(
    school('2026-11-25', (records) => {
      delete (records.PersEducNat as Record<string, unknown>)['21'];
    }),
  );
  const derived = () =>
    run(
      `select g.kind, g.code, g.valid_to::text, m.person_id, m.valid_from::text, m.valid_to::text as until
       from directory.people_group g left join directory.group_member m on m.group_id = g.id
       where g.source = 'derived' order by 1, 2, 4, 5`,
    );
  const before = await derived();
  assert.ok(before.length > 3);
  await run(`delete from directory.people_group where source = 'derived'`);
  await run('insert into directory.regroup (person_id) values (null)');
  await database.db.transaction().execute((db) => regroup({ db }));
  assert.deepEqual(
    (await derived()).filter(({ valid_to }) => valid_to === null),
    before.filter(({ valid_to }) => valid_to === null),
  );
});

test('more people than a list holds are asked for as everybody', async () => {
  await run(
    `insert into directory.person (given_name, family_name) select 'G' || i, 'F' from generate_series(1, 20001) i`,
  );
  await run(
    `insert into directory.structure (name, kind, uai) values ('S', 'college', '0379001A')`,
  );
  await run(
    `insert into directory.schooling (person_id, structure_id, source, niv_formation, valid_from)
     select p.id, s.id, 'test', '6EME', '2026-09-01' from directory.person p, directory.structure s`,
  );
  assert.deepEqual(await run('select person_id from directory.regroup'), [{ person_id: null }]);
  await database.db.transaction().execute((db) => regroup({ db }));
  const [level] = await run(`select count(*)::int as n from directory.group_member`);
  assert.deepEqual(level, { n: 20_001 });
});
