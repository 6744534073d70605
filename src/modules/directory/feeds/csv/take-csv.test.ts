import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { testDatabase } from '#kernel/testing';
import { forgetPerson } from '../../commands/forget-person.ts';
import { nearInFeed } from '../../queries/near-people.ts';
import { emptyDirectory } from '../aaf/samples/directory-state.ts';
import type { CsvFile } from './csv-file.ts';
import { type CsvRequest, takeCsv } from './take-csv.ts';

const database = await testDatabase();
const { url, db, run } = database;
beforeEach(() => emptyDirectory(database));

const file = (name: string, content: string): CsvFile => ({
  name,
  open: async function* () {
    yield Buffer.from(content);
  },
});

const cfa = {
  'structures.csv': `uai;nom;type;code_postal;ville
0180777K;CFA du Berry;CFA;18000;Bourges
`,
  'apprentis.csv': `N°;INE;Nom;Prénom;Date de naissance;Classe;Groupes;Statut;Civilité
101;123456789AA;MOREL;Inès;04/02/2008;CAP1;CUISINE|ANGLAIS;Apprenti;Mme
102;;PETIT;Hugo;12/09/2007;CAP1;;Apprenti;M.
`,
  'responsables.csv': `nom;prenom;courriel;eleve_identifiant;lien;niveau
MOREL;Sonia;sonia.morel@exemple.fr;101;mère;représentant légal
PETIT;Luc;;102;Père;1
`,
  'personnels.csv': `nom;prenom;fonction;classes;matiere;principal_de
GARNIER;Paul;Formateur;CAP1;Cuisine;CAP1
GARNIER;Paul;Formateur;CAP1;Hygiène;
LEROY;Anne;directrice;;;
`,
};
type Files = Record<string, string>;

const take = (files: Files, more: Partial<CsvRequest> = {}) =>
  takeCsv({
    ...{ url, source: 'cfa-berry', uai: null, mapping: null },
    files: Object.entries(files).map(([name, content]) => file(name, content)),
    ...more,
  });

const namesIn = async (kind: string, code: string) =>
  (
    await run<{ name: string }>(
      `select p.given_name as name from directory.people_group g join directory.group_member m on m.group_id = g.id
       join directory.person p on p.id = m.person_id
       where g.kind = $1 and g.code = $2 and m.valid_to is null order by 1`,
      [kind, code],
    )
  ).map(({ name }) => name);

test('a CFA is read from the tables of its secretary: people, classes, families, teaching', async () => {
  const report = await take(cfa);
  assert.equal(report.outcome, 'applied', report.reason ?? '');
  assert.equal(report.source, 'csv:cfa-berry');
  assert.deepEqual(report.refused, []);
  assert.deepEqual(await namesIn('division', 'CAP1'), ['Hugo', 'Inès']);
  assert.deepEqual(await namesIn('groupe', 'CUISINE'), ['Inès']);
  assert.deepEqual(await namesIn('responsables', 'CAP1'), ['Luc', 'Sonia']);
  assert.deepEqual(await namesIn('profile', 'DIR'), ['Anne']);
  assert.deepEqual(await namesIn('head-teachers', 'CAP1'), ['Paul']);
  const taught = await run('select matiere from directory.teaching order by 1');
  assert.deepEqual(taught, [{ matiere: 'Cuisine' }, { matiere: 'Hygiène' }]);
  const [structure] = await run('select uai, kind, time_zone from directory.structure');
  assert.deepEqual(structure, { uai: '0180777K', kind: 'cfa', time_zone: 'Europe/Paris' });
});

test('the same tables again change nothing', async () => {
  await take(cfa);
  const report = await take(cfa);
  const { created, changed, missing, returned } = report;
  assert.deepEqual(
    { created, changed, missing, returned },
    { created: 0, changed: 0, missing: 0, returned: 0 },
  );
});

test('a pupil without number is known by names and birth date, and keeps who they are in another class', async () => {
  const pupils = (division: string) => ({
    ...cfa,
    'apprentis.csv': `nom;prenom;date_naissance;classe\nMOREL;Inès;04/02/2008;${division}\n`,
    'responsables.csv': `nom;prenom;eleve_nom;eleve_prenom\nMOREL;Sonia;Morel;INES\n`,
  });
  await take(pupils('CAP1'));
  const before = await run(`select id from directory.person where given_name = 'Inès'`);
  const report = await take(pupils('CAP2'));
  assert.equal(report.created, 0);
  assert.deepEqual(report.near, []);
  assert.deepEqual(await run(`select id from directory.person where given_name = 'Inès'`), before);
  assert.deepEqual(await namesIn('division', 'CAP1'), []);
  assert.deepEqual(await namesIn('division', 'CAP2'), ['Inès']);
});

test('a corrected birth date is told as somebody to bring together, and not lost silently', async () => {
  const pupils = (born: string) => ({
    ...cfa,
    'apprentis.csv': `nom;prenom;date_naissance;classe\nMOREL;Inès;${born};CAP1\n`,
    'responsables.csv': 'nom;prenom;eleve_nom;eleve_prenom\n',
  });
  await take(pupils('04/02/2008'));
  const report = await take(pupils('14/02/2008'), { dryRun: true });
  assert.deepEqual([report.created, report.missing], [1, 1]);
  assert.deepEqual(
    report.near?.map(({ file, line, why, is, was }) => [file, line, why, is, was]),
    [['apprentis.csv', 2, 'names', 'MOREL Inès, 14/02/2008', 'MOREL Inès, 04/02/2008']],
  );
  const taken = await take(pupils('14/02/2008'), { allowRemovals: 'all' });
  assert.equal(taken.near?.length, 1);
  const [feed] = await run<{ near: Record<string, unknown>[]; id: string }>(
    `select id, report->'near' as near from directory.feed order by started_at desc limit 1`,
  );
  assert.deepEqual(
    feed?.near.map((one) => [one['why'], one['is'], one['was']]),
    [['names', undefined, undefined]],
  );
  const find = () => nearInFeed({ db }, feed?.id ?? '');
  const [found] = await find();
  assert.deepEqual(
    [found?.is?.birthDate, found?.was?.birthDate, found?.isToJudge],
    ['2008-02-14', '2008-02-04', false],
  );
  await forgetPerson({ db }, found?.was?.id ?? '');
  assert.deepEqual(await find(), []);
});

test('two people under one key are refused, both, and the line of each is told', async () => {
  const twins = {
    ...cfa,
    'apprentis.csv': `nom;prenom;date_naissance;classe
MARTIN;Léa;01/01/2008;CAP1
Martin;LEA;01/01/2008;CAP2
`,
    'responsables.csv': `nom;prenom;courriel;eleve_nom;eleve_prenom
`,
  };
  const report = await take(twins);
  assert.deepEqual(
    report.refused.map(({ line, reason }) => [line, reason.slice(0, 35)]),
    [
      [2, 'le même élève aux lignes 2 et 3 : s'],
      [3, 'le même élève aux lignes 2 et 3 : s'],
    ],
  );
  assert.match(report.refused[0]?.reason ?? '', /colonne « identifiant »/);
  assert.deepEqual(await namesIn('profile', 'ELV'), []);
});

test('two responsables of one name and two mail addresses are refused, and their child stays as it was', async () => {
  await take(cfa);
  const report = await take({
    ...cfa,
    'responsables.csv': `${cfa['responsables.csv']}MOREL;Sonia;autre@exemple.fr;102;mère;1\n`,
  });
  assert.deepEqual(
    report.refused.map(({ file, line }) => [file, line]),
    [
      ['responsables.csv', 2],
      ['responsables.csv', 4],
    ],
  );
  assert.equal(report.missing, 0);
  assert.deepEqual(await namesIn('responsables', 'CAP1'), ['Luc', 'Sonia']);
});

test('a spoilt line makes nobody disappear', async () => {
  await take(cfa);
  for (const spoilt of [
    '102;;PETIT;Hugo;31/02/2007;CAP1;;Apprenti;M.',
    '102;;PETIT',
    ';;PETIT;Hugo;;CAP1;;;',
  ]) {
    const report = await take(
      {
        ...cfa,
        'apprentis.csv': cfa['apprentis.csv'].replace(/102;.*$/m, spoilt),
        'responsables.csv': cfa['responsables.csv'].replace(/PETIT;.*\n/, ''),
      },
      { allowRemovals: 'all' },
    );
    assert.equal(report.outcome, 'applied', report.reason ?? '');
    assert.equal(report.refused[0]?.file, 'apprentis.csv');
    assert.equal(report.refused[0]?.line, 3);
    assert.deepEqual(await namesIn('division', 'CAP1'), ['Hugo', 'Inès'], spoilt);
  }
});

test('who is no more in the tables of a source disappears from it, and from no other', async () => {
  await take(cfa);
  await take(
    { ...cfa, 'structures.csv': cfa['structures.csv'].replace('0180777K', '0180778L') },
    { source: 'other' },
  );
  const report = await take({
    ...cfa,
    'apprentis.csv': cfa['apprentis.csv'].replace(/102;.*\n/, ''),
    'responsables.csv': cfa['responsables.csv'].replace(/PETIT;.*\n/, ''),
  });
  assert.equal(report.missing, 2, 'Hugo and his father');
  assert.deepEqual(await namesIn('division', 'CAP1'), ['Hugo', 'Inès', 'Inès']);
});

for (const [what, files, reason] of [
  ['a file that the source gave before', { 'personnels.csv': undefined }, /« personnels » manque/],
  [
    'a compulsory column',
    { 'apprentis.csv': 'nom;classe\nA;B\n' },
    /colonne « prenom » \(eleves\)/,
  ],
  ['every structure', { 'structures.csv': 'uai;nom\n' }, /aucun établissement/],
  ['an UAI', { 'structures.csv': 'uai;nom\n123;CFA\n' }, /n’est pas un UAI/],
] as const)
  test(`tables without ${what} are refused whole`, async () => {
    await take(cfa);
    const given = Object.fromEntries(
      Object.entries({ ...cfa, ...files }).filter(([, content]) => content !== undefined),
    ) as Files;
    const report = await take(given);
    assert.equal(report.outcome, 'refused');
    assert.match(report.reason ?? '', reason);
    assert.deepEqual(await namesIn('division', 'CAP1'), ['Hugo', 'Inès']);
  });

test('the UAI of the command stands for a file of structures, once the directory knows it', async () => {
  const { 'structures.csv': _, ...people } = cfa;
  const first = await take(people, { uai: '0180777K' });
  assert.match(first.reason ?? '', /0180777K n’est pas dans l’annuaire/);
  await run(
    `insert into directory.structure (uai, name, kind, city) values ('0180777K', 'CFA', 'cfa', 'Bourges')`,
  );
  const report = await take(people, { uai: '0180777K' });
  assert.equal(report.outcome, 'applied', report.reason ?? '');
  const places = await run('select name, kind, city from directory.structure');
  assert.deepEqual(places, [{ name: 'CFA', kind: 'cfa', city: 'Bourges' }]);
});

test('a cell cannot break out of its row', async () => {
  const nasty = 'O\'"Brien\\ \t=1+1 {a,b}';
  const report = await take({
    ...cfa,
    'apprentis.csv': `identifiant;nom;prenom;classe;groupes\n7;"${nasty.replaceAll('"', '""')}";Al;"C\\,""1";"{g}|\\N"\n`,
    'responsables.csv': 'nom;prenom;eleve_identifiant\n',
  });
  assert.equal(report.outcome, 'applied', report.reason ?? '');
  const [person] = await run(`select family_name from directory.person where given_name = 'Al'`);
  assert.deepEqual(person, { family_name: 'O\'"Brien\\ =1+1 {a,b}' });
  assert.deepEqual(await namesIn('division', 'C\\,"1'), ['Al']);
  assert.deepEqual(await namesIn('groupe', '\\N'), ['Al']);
});

test('a pupil whom another source knows by the same INE is the same person; one whom nothing else confirms is not', async () => {
  await take(cfa);
  const elsewhere = (birth: string, given = 'Inès') => ({
    'structures.csv': cfa['structures.csv'].replace('0180777K', '0180778L'),
    'eleves.csv': `identifiant;ine;nom;prenom;date_naissance;classe\n9;123456789AA;DURAND;${given};${birth};2A\n`,
  });
  const ines = `select count(*)::int as n from directory.person where ine = '123456789AA'`;
  const report = await take(elsewhere('04/02/2008'), { source: 'lycee' });
  assert.deepEqual(
    [report.created, report.returned],
    [1, 1],
    'the school is new, the pupil is not',
  );
  assert.deepEqual(await run(ines), [{ n: 1 }]);
  assert.deepEqual(await namesIn('division', 'CAP1'), ['Hugo', 'Inès']);
  assert.deepEqual(await namesIn('division', '2A'), ['Inès']);
  await take(elsewhere('01/01/2001', 'Autre'), { source: 'third' });
  assert.deepEqual(
    await run(ines),
    [{ n: 2 }],
    'neither the name nor the birth date: somebody else',
  );
  const gone = { ...elsewhere('04/02/2008'), 'eleves.csv': 'nom;prenom\n' };
  await take(gone, { source: 'lycee', allowRemovals: 'all' });
  const missing = `select missing_since from directory.person p
    where exists (select from directory.person_jointure j where j.person_id = p.id and j.source = 'csv:lycee')`;
  assert.deepEqual(await run(missing), [{ missing_since: null }], 'the CFA still names them');
});
