import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { testDatabase } from '#kernel/testing';
import { emptyDirectory } from '../aaf/samples/directory-state.ts';
import { takeOnde } from './take-onde.ts';

const database = await testDatabase();
const { url, run } = database;
const ECOLE = '0180123X';
const OTHER = '0180124Y';

beforeEach(async () => {
  await emptyDirectory(database);
  await run(
    `insert into directory.structure (uai, name, kind) values ($1, 'École Jules Ferry', 'ecole'), ($2, 'École du Parc', 'ecole')`,
    [ECOLE, OTHER],
  );
});

const pupils = `"Nom Elève";"Nom d'usage Elève";"Prénom Elève";"Date naissance";"Sexe";"Adresse1";"Cp1";"Commune1";"Pays1";"Adresse2";"Cp2";"Commune2";"Pays2";" Cycle";"Niveau";"Classe";"Attestation fournie";"Autorisations associations";"Autorisations photos";"Décision de passage"
"MOREL";;"Inès";"2018-02-04";"F";"1 rue X";"18000";"Bourges";;;;;;"CYCLE II";"CP";"CP A";"Oui";"Non";"Oui";
"MOREL";"PETIT";"Éloi";"12/09/2016";"H";;;;;;;;;"CYCLE III";"CM1";"CM1-CM2";"Oui";"Non";"Oui";
`;
const parents = `Civilité Responsable;Nom usage responsable;Nom responsable;Prénom responsable;Adresse responsable;CP responsable;Commune responsable;Pays;Courriel;Téléphone domicile;Téléphone travail;Téléphone portable;Nom d'usage enfant;Nom de famille enfant;Prénom enfant;Classes enfants
MME;;MOREL;Sonia;1 rue X;18000;Bourges;;;;;0600000000;;MOREL;Inès;CP A;PETIT;MOREL;Éloi;CM1-CM2
M.;;PETIT;Luc;;;;;;;;;PETIT;MOREL;Éloi;CM1-CM2;;;;
`;
const teachers = `"Civilité";"Nom usage";"Nom";"Prénom";"Adresse";"CP";"Commune";"Pays";"Courriel";"Téléphone domicile";"Téléphone portable";"Directeur";"Classe"
"MME";;"BAILLY";"Catherine";;;;;;;;"oui";"CP A"
`;

const take = (
  {
    pupils: eleves = pupils,
    parents: responsables = parents,
  }: Partial<Record<string, string>> = {},
  more: { uai?: string; dryRun?: boolean } = {},
) =>
  takeOnde({
    ...{ url, uai: ECOLE, allowRemovals: 'all', ...more },
    files: [eleves, responsables, teachers].map((content, at) => ({
      name: ['CSVExtraction-eleves.csv', 'CSVExtraction-parents.csv', 'enseignants.csv'][at] ?? '',
      open: async function* () {
        yield Buffer.from(content, 'latin1');
      },
    })),
  });

const namesIn = async (kind: string, code: string, uai = ECOLE) =>
  (
    await run<{ name: string }>(
      `select p.given_name as name from directory.people_group g join directory.structure s on s.id = g.structure_id
       join directory.group_member m on m.group_id = g.id and m.valid_to is null
       join directory.person p on p.id = m.person_id
       where g.kind = $1 and g.code = $2 and s.uai = $3 order by 1`,
      [kind, code, uai],
    )
  ).map(({ name }) => name);

test('the extractions of an école give its classes, families and teachers', async () => {
  const report = await take();
  assert.equal(report.outcome, 'applied', report.reason ?? '');
  assert.deepEqual(report.refused, []);
  assert.equal(report.source, `onde:${ECOLE}`);
  assert.deepEqual(await namesIn('division', 'CP A'), ['Inès']);
  assert.deepEqual(await namesIn('responsables', 'CM1-CM2'), ['Luc', 'Sonia']);
  assert.deepEqual(await namesIn('profile', 'DIR'), ['Catherine']);
  assert.deepEqual(await namesIn('teaching-team', 'CP A'), ['Catherine']);
  const [child] = await run(
    `select family_name, birth_name, birth_date from directory.person where given_name = 'Éloi'`,
  );
  assert.deepEqual(child, { family_name: 'PETIT', birth_name: 'MOREL', birth_date: '2016-09-12' });
});

test('a pupil who changes class keeps who they are; the same files again change nothing', async () => {
  await take();
  const ids = `select id from directory.person order by id`;
  const before = await run(ids);
  const again = await take();
  assert.deepEqual([again.created, again.changed, again.missing], [0, 0, 0]);
  const report = await take({ pupils: pupils.replace('"CP A"', '"CP B"') });
  assert.deepEqual([report.created, report.missing, report.near?.length], [0, 0, 0]);
  assert.deepEqual(await run(ids), before);
  assert.deepEqual(await namesIn('division', 'CP B'), ['Inès']);
  assert.deepEqual(await namesIn('responsables', 'CP A'), []);
});

test('a corrected name or birth date is told, with whom it looks like', async () => {
  await take();
  const { near: born = [] } = await take(
    { pupils: pupils.replace('2018-02-04', '2018-02-14') },
    { dryRun: true },
  );
  assert.deepEqual(
    born.map(({ is, was, why }) => [is, was, why]),
    [['MOREL Inès, 14/02/2018', 'MOREL Inès, 04/02/2018', 'names']],
  );
  const { near: named = [] } = await take(
    {
      pupils: pupils.replace('"MOREL";;"Inès"', '"MOREAU";;"Inès"'),
      parents: parents
        .replace(';;MOREL;Inès', ';;MOREAU;Inès')
        .replace(';;MOREL;Sonia', ';;MOREAU;Sonia'),
    },
    { dryRun: true },
  );
  assert.deepEqual(
    named.map(({ is, why }) => [is, why]),
    [
      ['MOREAU Inès, 04/02/2018', 'birth-and-given'],
      ['MOREAU Sonia', 'given-and-child'],
    ],
  );
});

test('another école is another source: the same names there are other people, and nobody disappears here', async () => {
  await take();
  const report = await take({}, { uai: OTHER });
  assert.deepEqual([report.source, report.missing], [`onde:${OTHER}`, 0]);
  assert.deepEqual(await namesIn('division', 'CP A'), ['Inès']);
  assert.deepEqual(await namesIn('division', 'CP A', OTHER), ['Inès']);
});

test('two pupils of one name are told apart by their class; a child that is not there is refused by line', async () => {
  const twin =
    pupils +
    pupils.split('\n')[1]?.replace('2018-02-04', '2017-01-01').replace('CP A', 'CE1') +
    '\n';
  const report = await take({
    pupils: twin,
    parents: `${parents}M.;;DURAND;Jo;;;;;;;;;;DURAND;Zoé;CP A\n`,
  });
  assert.deepEqual(
    report.refused.map(({ line, reason }) => [line, reason]),
    [[4, 'aucun élève de ce flux n’a ce nom']],
  );
  assert.deepEqual(await namesIn('responsables', 'CE1'), []);
  assert.deepEqual(await namesIn('responsables', 'CP A'), ['Sonia']);
});

test('a file of another layout is refused whole', async () => {
  const report = await take({ pupils: 'nom;prenom\nA;B\n' });
  assert.equal(report.outcome, 'refused');
  assert.match(report.reason ?? '', /pas une extraction d’ONDE/);
  assert.equal(report.file, 'CSVExtraction-eleves.csv');
});
