import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { checkSight, peopleIn, sightFaults } from '../../src/commands/check/sight.ts';
import { copyOfProject } from './copy-of-project.ts';

const copy = copyOfProject();
after(copy.close);

const titlesOf = async () => (await checkSight(copy.round)).faults.map(({ title }) => title);

test('the project keeps the law of sight, and the gate says what it looked at', async () => {
  const { faults, looked } = await checkSight(copy.round);
  assert.deepEqual(faults, []);
  assert.match(looked, /^\d{3,} files, \d+ mentions of \d+ tables and \d+ views of people$/);
});

test('a query on a table of people outside the directory is found, in SQL and in Kysely', async () => {
  copy.plant({
    'src/modules/portal/queries/planted.ts': [
      'export const one = sql`select family_name from directory.person`;',
      "export const two = db(ctx).selectFrom('directory.group_member as m');",
      'export const three = sql`select from "directory"."custody_restriction"`;',
      "export const four = db(ctx).withSchema('directory').selectFrom('person');",
    ].join('\n'),
    'src/modules/identity/schema/0999-planted.sql': [
      'create table identity.planted (person_id uuid references directory.person on delete cascade);',
      'create view identity.seen as select person_id from directory.schooling; -- directory.person',
    ].join('\n'),
    'src/commands/planted.ts': 'const q = `select 1 from directory.responsibility`;',
  });
  const found = await titlesOf();
  const at = (path: string) =>
    found.filter((title) => title.startsWith(path)).map((title) => title.slice(path.length));
  assert.deepEqual(at('src/modules/portal/queries/planted.ts'), [
    ':1: directory.person is read in the directory alone',
    ':2: directory.group_member is read in the directory alone',
    ':3: directory.custody_restriction is read in the directory alone',
    ':4: the directory is named with its tables, so that one sees which',
  ]);
  assert.deepEqual(at('src/modules/identity/schema/0999-planted.sql'), [
    ':2: directory.schooling is read in the directory alone',
  ]);
  assert.deepEqual(at('src/commands/planted.ts'), [
    ':1: directory.responsibility is read in the directory alone',
  ]);
});

const people = peopleIn([
  'create table directory.person (id uuid);',
  'create table directory.structure (id uuid);',
  'create table directory.mark (pupil uuid not null references directory.person on delete cascade);',
  'create view directory.person_card as select 1; create or replace view directory.sight as select 1;',
]);

test('a table that will keep people tomorrow is known by its key', () => {
  assert.deepEqual([...people.tables], ['person', 'mark']);
  assert.deepEqual([...people.views], ['person_card']);
});

test('a view of people is read with sight, or from the list of those who read about nobody else', () => {
  const read = 'select display_name from directory.person_card c';
  const titles = (path: string, text: string) =>
    sightFaults(path, text, people).faults.map(({ title }) => title);
  assert.deepEqual(titles('src/modules/toy/queries/names.ts', `\n${read}`), [
    'src/modules/toy/queries/names.ts:2: directory.person_card without directory.sight: who may read about whom?',
  ]);
  const seen = `${read} join directory.sight s on s.subject_id = c.person_id`;
  assert.deepEqual(titles('src/modules/toy/queries/names.ts', seen), []);
  assert.deepEqual(titles('src/modules/identity/queries/actor.ts', read), []);
});

test('an exception that nobody needs any more is a fault', async () => {
  copy.plant({ 'src/modules/identity/queries/actor.ts': 'export const actor = 1;' });
  assert.ok(
    (await titlesOf()).includes(
      'src/modules/identity/queries/actor.ts: needs no exception to sight any more',
    ),
  );
});
