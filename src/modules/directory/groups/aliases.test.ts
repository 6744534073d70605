import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openGround, school } from '../feeds/take-feed/ground.ts';

const { take, run } = await openGround();

/** As the applications of the former portal read names: the UAI is parsed out of the second part but one. */
const ofSchool = /^(esco|cfa|agri|ef2s|coll|acad|clg\d\d):Etablissements:[^:]+_(\d{7}[A-Z]):(.+)$/;
const leaves = [
  /^Tous_[^:]+$/,
  /^(Profs|Eleves|Profs Principaux)$/,
  /^([^:]+:)?(Eleves|Profs|Parents)_[^:]+$/,
  /^[^:]+:Profs Principaux$/,
  /^Enseignements:[^:]+$/,
  /^Administratifs:[^:]+$/,
  /^groupes_locaux:[^:]+$/,
];
const ofAll =
  /^[a-z0-9]+:(Inter_etablissements:Tous_\w+|Services_Academique:[^:]+:Tous_[^:]+|Collectivites:[^:]+:Tous_[^:]+)$/;

test('every alias is a name that the applications of the former portal parse, with its school in it', async () => {
  await take(school());
  const rows = await run<{ alias: string; uai: string }>(
    `select a.alias, s.uai from directory.group_alias a
     join directory.people_group g on g.id = a.group_id join directory.structure s on s.id = g.structure_id`,
  );
  assert.ok(rows.length > 30);
  for (const { alias, uai } of rows) {
    const [, , named, leaf = ''] = ofSchool.exec(alias) ?? [];
    if (named === undefined) assert.match(alias, ofAll);
    else {
      assert.equal(named, uai);
      assert.ok(
        leaves.some((pattern) => pattern.test(leaf)),
        alias,
      );
    }
  }
});

test('a school of a département has the root of its territory, and a name that two groups share has the members of both', async () => {
  await take(school());
  const of = async (alias: string) =>
    (
      await run<{ kind: string; code: string }>(
        `select g.kind, g.code from directory.group_alias a join directory.people_group g on g.id = a.group_id
         where a.alias = $1 order by 1, 2`,
        [alias],
      )
    ).map(({ kind, code }) => `${kind} ${code}`);
  const base = 'clg37:Etablissements:COLLEGE DES TILLEULS_0379001A';
  assert.deepEqual(await of(`${base}:Eleves_5eB`), ['division 5eB']);
  assert.deepEqual(await of(`${base}:Administratifs:DIRECTION`), ['function DIR']);
  assert.deepEqual(await of(`${base}:Administratifs:Tous_Administratifs`), [
    'profile DIR',
    'profile EVS',
  ]);
  assert.deepEqual(await of('esco:Inter_etablissements:Tous_Eleves'), ['profile ELV']);
});

test('a name with colons in it does not make parts', async () => {
  await take(school());
  await run(
    `update directory.people_group set label = '5e:B' where kind = 'division' and code = '5eB'`,
  );
  const [row] = await run<{ n: number }>(
    `select count(*)::int as n from directory.group_alias where alias like '%:Eleves_5e B'`,
  );
  assert.equal(row?.n, 1);
});
