import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { testDatabase } from '#kernel/testing';
import { emptyDirectory } from '../feeds/aaf/samples/directory-state.ts';
import { takeCsv } from '../feeds/csv/take-csv.ts';
import { takeTutors } from './take-tutors.ts';

const database = await testDatabase();
const { url, run } = database;

const file = (name: string, content: string) => ({
  name,
  open: async function* () {
    yield Buffer.from(content);
  },
});

const year = new Date().getFullYear();
const names = ['Inès', 'Hugo', 'Lou', 'Max', 'Zoé', 'Tom'];

beforeEach(async () => {
  await emptyDirectory(database);
  await run(`delete from directory.structure; delete from directory.person`);
  const report = await takeCsv({
    ...{ url, source: 'cfa', uai: null, mapping: null },
    files: [
      file('structures.csv', 'uai;nom;type\n0180777K;CFA du Berry;cfa\n'),
      file(
        'eleves.csv',
        `nom;prenom;date_naissance;classe\n${names.map((name) => `MOREL;${name};04/02/2008;CAP1\n`).join('')}`,
      ),
    ],
  });
  assert.equal(report.outcome, 'applied', report.reason ?? '');
});

const line = (pupil: string, tutor: string, more = '') =>
  `732 829 320 00074;Boulangerie Aubert;Aubert;${tutor};Morel;${pupil};01/09/${year - 1};31/08/${year + 1}${more}\n`;
const table = (...lines: string[]) =>
  file(
    'tuteurs.csv',
    `SIRET;Entreprise;Nom;Prénom;Nom apprenti;Prénom apprenti;Début;Fin\n${lines.join('')}`,
  );
const take = (lines: string[], more: object = {}) =>
  takeTutors({ url, uai: '0180777K', mapping: null, file: table(...lines), ...more });

const followed = async () =>
  (
    await run<{ said: string }>(
      `select t.given_name || ' ' || p.given_name as said from directory.tutoring_today w
       join directory.person t on t.id = w.tutor_id join directory.person p on p.id = w.pupil_id order by 1`,
    )
  ).map(({ said }) => said);

test('a table of tutors says who follows whom; taken again it changes nothing; whom it tells no more is followed no more', async () => {
  const first = await take([line('Inès', 'Zélie'), line('Hugo', 'ZELIE'), line('Lou', 'Paul')]);
  assert.deepEqual([first.outcome, first.created, first.refused], ['applied', 3, []]);
  assert.deepEqual(await followed(), ['Paul Lou', 'Zélie Hugo', 'Zélie Inès']);
  const again = await take([line('Inès', 'Zélie'), line('Hugo', 'Zélie'), line('Lou', 'Paul')]);
  assert.deepEqual([again.created, again.changed, again.unchanged, again.ended], [0, 0, 3, 0]);
  const last = await take([line('Inès', 'Zélie')]);
  assert.deepEqual([last.unchanged, last.ended], [1, 2]);
  assert.deepEqual(await followed(), ['Zélie Inès']);
  const [company] = await run(
    `select name, kind, siret, uai from directory.structure where kind = 'entreprise'`,
  );
  assert.deepEqual(company, {
    name: 'Boulangerie Aubert',
    kind: 'entreprise',
    siret: '73282932000074',
    uai: null,
  });
});

test('a line that is left out is told by its number, and ends nobody’s follow-up', async () => {
  await take([line('Inès', 'Zélie'), line('Hugo', 'Zélie')]);
  const spoilt = [
    line('Inès', 'Zélie'),
    line('Personne', 'Zélie'),
    line('Lou', 'Paul').replace('00074', '00075'),
    line('Lou', 'Paul').replace(`31/08/${year + 1}`, '31/02/2030'),
    line('Lou', 'Paul', ';;x'),
  ];
  const report = await take(spoilt);
  assert.deepEqual(
    report.refused.map((one) => one.line),
    [3, 4, 5, 6],
  );
  assert.equal(report.ended, 0);
  assert.deepEqual(await followed(), ['Zélie Hugo', 'Zélie Inès']);
});

test('a table that ends too much at once is refused whole, unless it is allowed; a dry run writes nothing', async () => {
  await take(names.map((name) => line(name, 'Zélie')));
  const refused = await take([line('Inès', 'Zélie')]);
  assert.match(refused.reason ?? '', /5 sur 6/);
  assert.equal((await followed()).length, 6);
  const dry = await take([line('Inès', 'Zélie')], { allowRemovals: 'all', dryRun: true });
  assert.deepEqual([dry.ended, (await followed()).length], [5, 6]);
  const allowed = await take([line('Inès', 'Zélie')], { allowRemovals: ['0180777K'] });
  assert.deepEqual([allowed.ended, await followed()], [5, ['Zélie Inès']]);
});

test('an unknown school, or a file without its columns, is refused whole', async () => {
  assert.match((await take([], { uai: '0180778L' })).reason ?? '', /pas dans l’annuaire/);
  const other = file('tuteurs.csv', 'siret;nom\n1;2\n');
  assert.match((await take([], { file: other })).reason ?? '', /il manque la colonne/);
});
