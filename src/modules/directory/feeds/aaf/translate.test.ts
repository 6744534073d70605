import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgentRecord, FeedRecord, FeedType, PupilRecord, StructureRecord } from '../feed.ts';
import { rowOf } from '../rows.ts';
import type { RawRecord } from './envelope.ts';
import { partName } from './file-name.ts';
import { frameOf } from './frame.ts';
import { parse } from './parse.ts';
import { addRequest, fileOf, type Values } from './samples/sample-feed.ts';
import { person, smallSchool, structure } from './samples/small-school.ts';
import { structureName } from './structure-name.ts';
import { translate } from './translate.ts';
import { RecordRefused } from './values.ts';

const delivery = { day: '2026-11-21', degree: '2D', kind: 'complete' } as const;

async function raw(type: FeedType, id: string, values: Values, edit = (text: string) => text) {
  const file = fileOf([edit(addRequest(type, id, values))]);
  const bytes = (async function* () {
    yield Buffer.from(file);
  })();
  for await (const { records } of parse(bytes, 'x.xml')) return records[0] as RawRecord;
  return assert.fail('nothing was read');
}

async function taken<Record extends FeedRecord>(
  type: FeedType,
  values: Values,
  version = 'AAF-VE2407',
) {
  const record = translate(await raw(type, '1', values), type, frameOf(delivery, version));
  return record as Record;
}

async function refusal(type: FeedType, values: Values, edit?: (text: string) => string) {
  try {
    translate(await raw(type, '1', values, edit), type, frameOf(delivery, undefined));
  } catch (error) {
    assert.ok(error instanceof RecordRefused, String(error));
    return error.message;
  }
  return assert.fail('it was accepted');
}

const names: Record<string, string> = {
  'CLG$LES TILLEULS$VALBOURG': 'Collège des Tilleuls',
  'CLG$LE GRAND-CLOS$VALBOURG': 'Collège du Grand-Clos',
  'CLG$LA GARENNE$VALBOURG': 'Collège de la Garenne',
  "CLG$L'ORMELLE$VALBOURG": 'Collège de l’Ormelle',
  'CLG$JEAN EXEMPLE$VALBOURG': 'Collège Jean Exemple',
  'LGT$LES TROIS-RIVIÈRES$VALBOURG': 'Lycée des Trois-Rivières',
  'LPO$ANNE DE LA TOUR$VALBOURG': 'Lycée Anne de la Tour',
  'LP$JEAN-BATISSEUR$AUBRELLES': 'Lycée professionnel Jean-Batisseur',
  'LEGTA$LA PRÉE-AUX-CHÊNES$CROUZE': 'Lycée agricole de la Prée-aux-Chênes',
  'CFA$LES ATELIERS DU VAL$ORVANE': 'CFA des Ateliers du Val',
  'EREA$LE GRAND-CLOS$ROUVRE': 'EREA du Grand-Clos',
  'E.E.PU$LES ÉTEULES$VALBOURG': 'École élémentaire des Éteules',
  RECT$RECTORAT$CHANTEMERLE: 'Rectorat',
  'XYZ$LES NEUVES$VALBOURG': 'XYZ des Neuves',
  CLG$$VALBOURG: 'Collège Valbourg',
  'CLG JEAN EXEMPLE-VALBOURG-ac-ESSAI': 'Collège Jean Exemple',
  "INSTITUT D'ESSAI-VALBOURG-ac-ESSAI": 'Institut d’Essai',
};

for (const [official, name] of Object.entries(names)) {
  test(`${official} is written « ${name} »`, () => {
    assert.equal(structureName(official, 'VALBOURG').name, name);
  });
}

test('a structure keeps its UAI, divisions with their MEF, groupes with their divisions, each code once', async () => {
  const { 100: sample } = smallSchool().EtabEducNat;
  const found = await taken<StructureRecord>('EtabEducNat', {
    ...sample,
    ENTStructureUAI: '0379001a',
    ENTStructureGroupes: ['5LAT$LATIN 5E$5eA$5eB', '5LAT$ENCORE$5eA', '5SANS$$5eA'],
  });
  assert.equal(found.uai, '0379001A');
  assert.deepEqual(
    found.divisions.map(({ code, mefs }) => [code, ...mefs]),
    [['5eA', '10110001110'], ['5eB', '10110001110'], ['3eZ']],
  );
  assert.deepEqual(
    found.groupes.map(({ code, label, divisions }) => [code, label, ...divisions]),
    [
      ['5LAT', 'LATIN 5E', '5eA', '5eB'],
      ['5SANS', '', '5eA'],
    ],
  );
});

test('liens before 2018 become those of today, and a level 2 of that time is the second parent', async () => {
  const values = person('MARTIN', 'Léa', {
    ENTElevePersRelEleve: ['11$2$1$1$1$1', '12$1$0$2$0$0', '11$10$0$0$0$0'],
  });
  const before = await taken<PupilRecord>('Eleve', values, 'AAF-VE1301');
  assert.deepEqual(
    before.relations.map(({ responsable, lien, level }) => [responsable, lien, level]),
    [
      ['11', '10', 1],
      ['12', '20', 1],
    ],
  );
  const since = await taken<PupilRecord>('Eleve', values, 'AAF-VE1803');
  assert.deepEqual(
    since.relations.map(({ level }) => level),
    [1, 2],
  );
});

test('a pupil keeps days of entry, and what was left by the day of the feed is gone', async () => {
  const found = await taken<PupilRecord>(
    'Eleve',
    person('MARTIN', 'Léa', {
      ENTPersonStructRattach: '100',
      ENTEleveDateEntreeStructRattach: '02/11/2026',
      ENTEleveClasses: ['100$5eA', '100$5eB', '100$5eB'],
      ENTEleveDateEntreeClasses: '100$10/11/2026$5eB',
      ENTEleveDateSortieClasses: ['100$10/11/2026$5eA', '100$01/07/2027$5eB'],
    }),
  );
  assert.equal(found.structureFrom, '2026-11-02');
  assert.deepEqual(found.divisions, [{ structure: '100', code: '5eB', from: '2026-11-10' }]);
  assert.equal(found.waits, true);
});

test('« sans objet » is no function; places without matière are kept once', async () => {
  const found = await taken<AgentRecord>('PersEducNat', {
    ...smallSchool().PersEducNat[21],
    ENTPersonFonctions: ['100$-$SANS OBJET$$', '100$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES'],
  });
  assert.deepEqual(
    found.functions.map(({ code }) => code),
    ['ENS'],
  );
  assert.equal(found.academicEmail, 'sophie.dupuis@ac-essai.example');
  assert.deepEqual(
    found.assignments.map(({ code, matiere }) => [code, matiere]),
    [
      ['5eB', '061300'],
      ['5eA', '061300'],
      ['2de 3', '061300'],
      ['5LAT', ''],
    ],
  );
});

test('a teacher is who the feed says, else who faces pupils, else who has the function', async () => {
  const teacher = async (values: Values) =>
    (await taken<AgentRecord>('PersEducNat', person('A', 'B', values))).isTeacher;
  const ens = { ENTPersonFonctions: '1$ENS$ENSEIGNEMENT$L$L' };
  assert.equal(await teacher({ ...ens, ENTPersonCategorieEnseignant: 'N' }), false);
  assert.equal(await teacher({ PersEducNatPresenceDevantEleves: 'O' }), true);
  assert.equal(await teacher(ens), true);
  assert.equal(await teacher({}), false);
});

const bad: [what: string, type: FeedType, values: Values, reason: RegExp][] = [
  ['without a family name', 'Eleve', { givenName: 'Léa' }, /sans nom/],
  ['without a given name', 'Eleve', { sn: 'MARTIN' }, /sans prénom/],
  [
    'with a day that does not exist',
    'Eleve',
    person('A', 'B', { ENTPersonDateNaissance: '31/02/2014' }),
    /date/,
  ],
  [
    'with another jointure than its id',
    'Eleve',
    person('A', 'B', { ENTPersonJointure: '2' }),
    /diffèrent/,
  ],
  [
    'with a malformed relation',
    'Eleve',
    person('A', 'B', { ENTElevePersRelEleve: '12$10' }),
    /mal formé/,
  ],
  [
    'with a level that does not exist',
    'Eleve',
    person('A', 'B', { ENTElevePersRelEleve: '12$10$1$7$1$1' }),
    /mal formé/,
  ],
  ['with a malformed class', 'Eleve', person('A', 'B', { ENTEleveClasses: '5eB' }), /mal formé/],
  [
    'with a malformed function',
    'PersEducNat',
    person('A', 'B', { ENTPersonFonctions: '$ENS' }),
    /mal formé/,
  ],
  [
    'with a value of two pages',
    'PersRelEleve',
    person('A', 'B', { mail: 'x'.repeat(1001) }),
    /1001 caractères/,
  ],
  ['that is no structure number', 'EtabEducNat', structure({ ENTStructureUAI: '37A' }), /UAI/],
  ['without a name of structure', 'EtabEducNat', { ENTStructureUAI: '0379001A' }, /sans nom/],
];
for (const [what, type, values, reason] of bad) {
  test(`a record ${what} is refused`, async () => {
    assert.match(await refusal(type, values), reason);
  });
}

test('a record without an id, of another category, or that deletes, is refused', async () => {
  const values = person('A', 'B');
  assert.match(
    await refusal('Eleve', values, (text) => text.replace('<id>1</id>', '<id/>')),
    /identifiant/,
  );
  assert.match(
    await refusal('Eleve', values, (text) =>
      text.replace('<value>Eleve</value>', '<value>PersRelEleve</value>'),
    ),
    /catégorie/,
  );
  assert.match(
    await refusal('Eleve', values, (text) =>
      text
        .replaceAll('addRequest', 'deleteRequest')
        .replace(/<attributes>[\s\S]*<\/attributes>\n/, ''),
    ),
    /deleteRequest/,
  );
});

test('what is not stored does not change the hash, and what is stored does', async () => {
  const hash = async (values: Values) => rowOf(await taken('Eleve', person('A', 'B', values))).hash;
  const plain = await hash({});
  assert.equal(await hash({ ENTEleveBoursier: 'O', ENTEleveInconnu: 'x' }), plain);
  assert.notEqual(await hash({ ENTEleveRegime: 'EXTERNE' }), plain);
  assert.notEqual(await hash({ ENTEleveClasses: '1$A' }), plain);
});

test('file names are read from their end', () => {
  assert.deepEqual(partName('ENT_TS_SERVICES_21_Complet_20140225_Eleve_0001.xml'), {
    name: 'ENT_TS_SERVICES_21_Complet_20140225_Eleve_0001.xml',
    prefix: 'ENT_TS_SERVICES_21',
    kind: 'Complet',
    day: '2014-02-25',
    type: 'Eleve',
    number: 1,
  });
  for (const name of [
    'Eleve_0000.xml',
    'X_Complet_20260231_Eleve_0000.xml',
    'X_Complet_20261121_Autre_0000.xml',
  ]) {
    assert.equal(partName(name), undefined);
  }
});
