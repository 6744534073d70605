import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameOf } from '../aaf/samples/sample-feed.ts';
import { person, structure } from '../aaf/samples/small-school.ts';
import { openGround, school } from './ground.ts';

const { take, membersOf, run } = await openGround();

test('two academies with the same jointures live side by side, and absence stays at home', async () => {
  await take(school());
  const other = school('2026-11-20', ({ EtabEducNat, Eleve }) => {
    EtabEducNat[100] = { ...EtabEducNat[100], ENTStructureUAI: '0189001C' };
    EtabEducNat[200] = { ...EtabEducNat[200], ENTStructureUAI: '0189002D' };
    Eleve[1] = { ...Eleve[1], givenName: 'Jeanne', ENTEleveINE: '990000002BB' };
  });
  const report = await take({ ...other, academy: '18' });
  assert.deepEqual([report.source, report.created, report.missing], ['aaf:2D:18', 13, 0]);
  assert.deepEqual(await membersOf('profile', 'ELV'), [
    'Hugo',
    'Hugo',
    'Jeanne',
    'Léa',
    'Noé',
    'Noé',
  ]);
  assert.deepEqual(await membersOf('responsables', '5eB'), ['Claire', 'Claire', 'Paul', 'Paul']);
});

test('the same UAI in two academies is the same structure', async () => {
  await take(school());
  await take({ ...school(), academy: '18' });
  assert.equal((await run('select 1 from directory.structure')).length, 2);
  assert.equal((await run('select 1 from directory.structure_jointure')).length, 4);
});

const uaisOf = () =>
  run(`select j.jointure, s.uai, s.name from directory.structure s
    join directory.structure_jointure j on j.structure_id = s.id order by 1`);

test('two known structures given the same new UAI: the later record is told and left, the rest is taken', async () => {
  await take(school());
  const day = '2026-11-22';
  const report = await take(
    school(day, ({ EtabEducNat, Eleve }) => {
      EtabEducNat[100] = { ...EtabEducNat[100], ENTStructureUAI: '0379009Z' };
      EtabEducNat[200] = { ...EtabEducNat[200], ENTStructureUAI: '0379009Z' };
      Eleve['4'] = person('NOUVELLE', 'Inès', { ENTPersonStructRattach: '200' });
    }),
  );
  assert.deepEqual([report.outcome, report.refusedCount, report.missing], ['applied', 1, 0]);
  const [refused] = report.refused;
  assert.equal(refused?.file, nameOf('EtabEducNat', { day }));
  assert.deepEqual(
    [refused?.id, refused?.reason],
    ['200', 'UAI 0379009Z déjà donné par la fiche 100 de ce flux'],
  );
  assert.ok((refused?.line ?? 0) > 7);
  assert.deepEqual(await uaisOf(), [
    { jointure: '100', uai: '0379009Z', name: 'Collège des Tilleuls' },
    { jointure: '200', uai: '0379002B', name: 'Lycée des Trois-Rivières' },
  ]);
  assert.deepEqual(await membersOf('profile', 'ELV'), ['Hugo', 'Inès', 'Léa', 'Noé']);
});

test('a new structure with the UAI of another record of the feed is told and left', async () => {
  const report = await take(
    school('2026-11-21', ({ EtabEducNat }) => {
      EtabEducNat[300] = { ...EtabEducNat[100] };
    }),
  );
  assert.deepEqual(
    report.refused.map(({ id, reason }) => [id, reason]),
    [['300', 'UAI 0379001A déjà donné par la fiche 100 de ce flux']],
  );
  assert.equal((await uaisOf()).length, 2);
});

test('a structure of La Réunion has the clock of La Réunion, and a ministry is known by its words', async () => {
  await take(
    school('2026-11-21', ({ EtabEducNat }) => {
      EtabEducNat[200] = {
        ...EtabEducNat[200],
        postalCode: '97400',
        ENTEtablissementMinistereTutelle: "MINISTERE DE L'AGRICULTURE",
      };
    }),
  );
  assert.deepEqual(
    await run('select uai, time_zone, ministry_code, kind from directory.structure order by 1'),
    [
      { uai: '0379001A', time_zone: 'Europe/Paris', ministry_code: 'education', kind: 'college' },
      {
        ...{ uai: '0379002B', time_zone: 'Indian/Reunion' },
        ...{ ministry_code: 'agriculture', kind: 'lycee-agricole' },
      },
    ],
  );
});

const linksNow = () =>
  run(`select a.uai, l.kind, b.uai as "to" from directory.structure_link l
    join directory.structure a on a.id = l.structure_id join directory.structure b on b.id = l.to_id
    where l.valid_to is null order by 1, 2, 3`);

/** The school with a rectorat, two services of départements, and a section of the collège. */
const withServices = (day: string, isAttached: boolean) =>
  school(day, ({ EtabEducNat }) => {
    const service = (uai: string, code: string, postalCode: string) =>
      structure({
        ENTStructureUAI: uai,
        ENTStructureNomCourant: 'SERVICE',
        ENTStructureCodeTypeStruct: code,
        postalCode,
      });
    EtabEducNat[801] = service('0459001R', '820', '45000');
    EtabEducNat[802] = service('0379003D', '810', '37000');
    EtabEducNat[803] = service('0189004D', '810', '18000');
    EtabEducNat[300] = structure({
      ENTStructureUAI: '0379005S',
      ENTStructureCodeTypeStruct: '390',
      ENTEtablissementStructRattachFctl: '100',
    });
    if (isAttached)
      EtabEducNat[200] = { ...EtabEducNat[200], ENTEtablissementStructRattachFctl: '100' };
  });

test('ties are typed by what they tie: cité scolaire, section, rectorat, services of the département', async () => {
  await take(withServices('2026-11-21', true));
  assert.deepEqual(await linksNow(), [
    { uai: '0379001A', kind: 'academie', to: '0379003D' },
    { uai: '0379001A', kind: 'academie', to: '0459001R' },
    { uai: '0379002B', kind: 'academie', to: '0379003D' },
    { uai: '0379002B', kind: 'academie', to: '0459001R' },
    { uai: '0379002B', kind: 'cite-scolaire', to: '0379001A' },
    { uai: '0379005S', kind: 'academie', to: '0379003D' },
    { uai: '0379005S', kind: 'academie', to: '0459001R' },
    { uai: '0379005S', kind: 'annexe', to: '0379001A' },
  ]);
});

test('a tie that ends is closed on the day of the feed, and those of the others stay', async () => {
  await take(withServices('2026-11-21', true));
  await take(withServices('2026-11-22', false));
  assert.equal((await linksNow()).length, 7);
  assert.deepEqual(
    await run(`select kind, valid_from::text, valid_to::text from directory.structure_link
      where valid_to is not null`),
    [{ kind: 'cite-scolaire', valid_from: '2026-09-01', valid_to: '2026-11-22' }],
  );
});
