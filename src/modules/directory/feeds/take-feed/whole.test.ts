import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryMark, directoryState } from '../aaf/samples/directory-state.ts';
import { addRequest, nameOf } from '../aaf/samples/sample-feed.ts';
import { person } from '../aaf/samples/small-school.ts';
import { openGround, school } from './ground.ts';

const { take, membersOf, run, database } = await openGround();

test('a small school is imported whole: places, people, families, groups, teaching', async () => {
  const report = await take(school());
  assert.equal(report.outcome, 'applied');
  assert.deepEqual(report.read, {
    ...{ EtabEducNat: 2, MatiereEducNat: 1, MefEducNat: 1 },
    ...{ Eleve: 3, PersRelEleve: 4, PersEducNat: 3 },
  });
  assert.deepEqual(
    [report.created, report.ignored, report.refusedCount, report.pending],
    [13, 1, 0, 1],
  );
  const state = await directoryState(database);
  assert.deepEqual(state['structures'], [
    '["99/100","0379001A","Collège des Tilleuls","college","Valbourg"]',
    '["99/200","0379002B","Lycée des Trois-Rivières","lycee","Valbourg"]',
  ]);
  assert.deepEqual(state['families'], [
    '["99/Eleve/1","99/PersRelEleve/11","10",1,true,1,true]',
    '["99/Eleve/1","99/PersRelEleve/12","20",1,false,2,false]',
    '["99/Eleve/2","99/PersRelEleve/11","10",1,true,1,true]',
    '["99/Eleve/3","99/PersRelEleve/13","50",2,false,null,false]',
  ]);
  assert.deepEqual(await membersOf('division', '5eB'), ['Léa']);
  assert.deepEqual(await membersOf('groupe', '5LAT'), ['Léa']);
  assert.deepEqual(await membersOf('responsables', '5eB'), ['Claire', 'Paul']);
  assert.deepEqual(await membersOf('responsables', '2de 3'), ['Claire']);
  assert.deepEqual(await membersOf('teaching-team', '2de 3'), ['Sophie']);
  assert.deepEqual(await membersOf('head-teachers', '5eB'), ['Sophie']);
  assert.deepEqual(await membersOf('profile', 'ELV'), ['Hugo', 'Léa', 'Noé']);
  assert.deepEqual(await membersOf('profile', 'TUT'), ['Ada', 'Claire', 'Claire', 'Paul']);
  assert.deepEqual(await membersOf('profile', 'ENS'), ['Sophie', 'Sophie']);
  assert.deepEqual(await membersOf('profile', 'DIR'), ['Karim']);
  assert.deepEqual(await membersOf('profile', 'EVS'), ['Nadia']);
  const since = await run<{ since: string }>(
    'select distinct valid_from::text as since from directory.group_member',
  );
  assert.deepEqual(since, [{ since: '2026-09-01' }], 'a first feed begins with the school year');
  const events = await run(
    "select payload from kernel.event where name = 'directory.feed-applied'",
  );
  assert.ok(events.length > 0);
});

test('the same feed twice changes nothing and says so', async () => {
  await take(school());
  const mark = await directoryMark(database);
  const again = await take(school());
  assert.deepEqual(
    [again.outcome, again.created, again.changed, again.returned, again.missing, again.unchanged],
    ['applied', 0, 0, 0, 0, 13],
  );
  assert.deepEqual(again.memberships, { opened: 0, closed: 0 });
  assert.equal(again.same, 1, 'only the pupil whose grandfather is not taken is compared again');
  assert.equal(await directoryMark(database), mark);
});

test('a dry run counts what the feed would do, and changes nothing', async () => {
  const mark = await directoryMark(database);
  const report = await take(school(), { dryRun: true });
  assert.deepEqual([report.outcome, report.created, report.dryRun], ['applied', 13, true]);
  assert.equal(await directoryMark(database), mark);
  assert.deepEqual(await run('select 1 from directory.feed'), []);
});

test('a bad record is told with file, line, id and reason, the rest is taken, and what was known stays', async () => {
  await take(school());
  const report = await take(
    school('2026-11-22', ({ Eleve }) => {
      Eleve[1] = { ...Eleve[1], givenName: '' };
      Eleve['4'] = person('NOUVELLE', 'Inès', { ENTPersonStructRattach: '100' });
    }),
  );
  const file = nameOf('Eleve', { day: '2026-11-22' });
  assert.deepEqual(report.refused, [{ file, line: 7, id: '1', reason: 'sans prénom' }]);
  assert.deepEqual([report.created, report.missing, report.unchanged], [1, 0, 12]);
  assert.deepEqual(await membersOf('division', '5eB'), ['Léa']);
  assert.deepEqual(await membersOf('profile', 'ELV'), ['Hugo', 'Inès', 'Léa', 'Noé']);
});

test('an identifier given twice in a feed: the later one is told and left', async () => {
  const report = await take(school(), {
    edit: (files) => {
      const name = nameOf('Eleve');
      const twin = addRequest('Eleve', '1', person('AUTRE', 'Twin'));
      files.set(
        name,
        String(files.get(name)).replace('</ficAlimMENESR>', `${twin}\n</ficAlimMENESR>`),
      );
    },
  });
  assert.equal(report.refusedCount, 1);
  assert.match(report.refused[0]?.reason ?? '', /déjà vu/);
  assert.deepEqual(await membersOf('division', '5eB'), ['Léa']);
});

test('two feeds at once wait for each other', async () => {
  const [first, second] = await Promise.all([take(school()), take(school())]);
  assert.deepEqual([first.created, second.created].sort(), [0, 13]);
});

test('a feed that fails in the middle changes nothing', async () => {
  await take(school());
  const mark = await directoryMark(database);
  await run(`create function kernel.stumble() returns trigger language plpgsql as $$ begin raise 'stumbled'; end $$;
    create trigger stumble before insert on directory.source_record execute function kernel.stumble()`);
  try {
    await assert.rejects(
      take(
        school('2026-11-22', ({ Eleve }) => {
          Eleve['9'] = person('NEUF', 'Ivo', { ENTPersonStructRattach: '100' });
        }),
      ),
      /stumbled/,
    );
  } finally {
    await run('drop trigger stumble on directory.source_record; drop function kernel.stumble()');
  }
  assert.equal(await directoryMark(database), mark);
});

test('names that look like SQL, COPY or arrays come out as they went in', async () => {
  const hostile = `\\N \\. {"a","b"} '; drop table directory.person; -- 100% \\\\ "x"`;
  await take(
    school('2026-11-21', ({ Eleve }) => {
      Eleve[1] = {
        ...Eleve[1],
        sn: hostile,
        ENTPersonAutresPrenoms: [hostile, 'NULL'],
        ENTEleveClasses: `100$5e"\\B`,
      };
    }),
  );
  const [row] = await run(
    `select family_name, other_given_names from directory.person where given_name = 'Léa'`,
  );
  assert.deepEqual(row, { family_name: hostile, other_given_names: [hostile, 'NULL'] });
  assert.deepEqual(await membersOf('division', '5e"\\B'), ['Léa']);
});
