import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { addRequest, fileOf, nameOf, type Values, writeFiles } from '../aaf/samples/sample-feed.ts';
import type { FeedType } from '../feed.ts';
import { takeAaf } from '../take-feed.ts';
import { openGround, school } from './ground.ts';

const { url, membersOf, room, take, run } = await openGround();

const someone = (name: string, given: string, values: Values = {}): Values => ({
  ENTPersonNom: name,
  ENTPersonPrenom: given,
  ENTPersonCivilite: 'Mme',
  ...values,
});

/** A school of one class; its numbers are those of the second degree's small school, and other people. */
const ecole = (label = 'CE1 DE MAUD'): Partial<Record<FeedType, Record<string, Values>>> => ({
  EtabEducNat: {
    100: {
      ENTStructureUAI: '0379101A',
      ENTStructureNomCourant: 'E.E.PU$ECOLE DES ACACIAS$VALBOURG',
      ENTStructureCodePostal: '37900',
      ENTStructureVille: 'VALBOURG',
    },
  },
  Eleve: {
    1: someone('PATRON', 'Ambre', {
      ENTPersonStructRattach: '100',
      ENTEleveNiveau: '1122$CE1',
      ENTEleveAutoriteParentale: ['11$10', '12$20'],
      ENTPersonClasses: `100$DIV$${label}$500001$${label}`,
    }),
  },
  PersRelEleve: {
    11: someone('PATRON', 'Lou', { ENTPersRelEleveTelMobile: '+33 6 99 00 00 02' }),
    12: someone('PATRON', 'Max'),
  },
  PersEducNat: {
    21: someone('DUPUIS', 'Sophie', {
      ENTPersonStructRattach: '100',
      ENTEnsFonctionDir: '100',
      ENTPersonFonctions: '100$ENS$ENSEIGNEMENT$D0000$DIRECTION',
      ENTPersonClasses: `100$DIV$${label}$500001$${label}`,
    }),
  },
});

async function takeEcole(records = ecole(), day = '2026-11-21') {
  const feed = { day, degree: '1D', prefix: 'ENT1D_ESSAI' };
  const files = Object.entries(records).map(([type, list]): [string, string] => [
    nameOf(type as FeedType, feed),
    fileOf(
      Object.entries(list).map(([id, values]) => addRequest(type as FeedType, id, values)),
      feed,
    ),
  ]);
  const path = await writeFiles(join(room(), `ecole-${Math.random()}`), files);
  return takeAaf({ url, path });
}

test('a school of the first degree is imported whole, its class by its name', async () => {
  const report = await takeEcole();
  assert.deepEqual(
    [report.outcome, report.source, report.created, report.refusedCount],
    ['applied', 'aaf:1D:99', 5, 0],
  );
  assert.deepEqual(report.unknownAttributes, {});
  const [structure] = await run(`select name, kind, city from directory.structure`);
  assert.deepEqual(structure, {
    name: 'École élémentaire des Acacias',
    kind: 'ecole',
    city: 'Valbourg',
  });
  const groups = await run(
    `select kind, code, label from directory.people_group where code = '500001' order by kind`,
  );
  assert.deepEqual(
    groups.map((group) => Object.values(group).join(' | ')),
    [
      'division | 500001 | CE1 DE MAUD',
      'head-teachers | 500001 | Professeurs principaux de CE1 DE MAUD',
      'responsables | 500001 | Responsables de CE1 DE MAUD',
      'teaching-team | 500001 | Équipe pédagogique de CE1 DE MAUD',
    ],
  );
  assert.deepEqual(await membersOf('division', '500001'), ['Ambre']);
  assert.deepEqual(await membersOf('responsables', '500001'), ['Lou', 'Max']);
  assert.deepEqual(await membersOf('teaching-team', '500001'), ['Sophie']);
  assert.deepEqual(await membersOf('profile', 'DIR'), ['Sophie']);
  const [lou] = await run(`select mobile from directory.person where given_name = 'Lou'`);
  assert.deepEqual(lou, { mobile: '+33 6 99 00 00 02' });
});

test('a class that takes another name stays the same class', async () => {
  await takeEcole();
  const [before] = await run(`select id from directory.people_group where kind = 'division'`);
  const report = await takeEcole(ecole('CE1-CE2'), '2026-11-22');
  assert.equal(report.outcome, 'applied');
  const groups = await run(
    `select id, label, official_label from directory.people_group where kind in ('division', 'responsables') and code = '500001' order by kind`,
  );
  assert.deepEqual(groups[0], { ...before, label: 'CE1-CE2', official_label: 'CE1-CE2' });
  assert.equal(groups[1]?.['label'], 'Responsables de CE1-CE2');
  const again = await takeEcole(ecole('CE1-CE2'), '2026-11-22');
  assert.deepEqual([again.created, again.changed, again.missing], [0, 0, 0]);
});

test('both degrees live side by side: the same number is another pupil and another school, but the same agent', async () => {
  await take(school());
  await takeEcole();
  const pupils = await run<{ name: string }>(
    `select p.given_name as name from directory.person_jointure j join directory.person p on p.id = j.person_id
     where j.type = 'Eleve' order by 1`,
  );
  assert.deepEqual(
    pupils.map(({ name }) => name),
    ['Ambre', 'Hugo', 'Léa', 'Noé'],
  );
  const sophies = await run(
    `select count(distinct person_id)::int as people from directory.person_jointure where jointure = '21'`,
  );
  assert.deepEqual(sophies, [{ people: 1 }]);
  const schools = await run<{ name: string }>(
    `select s.name from directory.membership m join directory.structure s on s.id = m.structure_id
     join directory.person p on p.id = m.person_id
     where p.given_name = 'Sophie' and m.kind = 'profile' and m.code = 'ENS' order by 1`,
  );
  assert.deepEqual(
    schools.map(({ name }) => name),
    ['Collège des Tilleuls', 'Lycée des Trois-Rivières', 'École élémentaire des Acacias'],
  );
});

test('whoever leaves the first degree stays what they are in the second', async () => {
  await take(school());
  await takeEcole();
  const { PersEducNat: _, ...without } = ecole();
  const report = await takeEcole(
    { ...without, PersEducNat: { 22: someone('AUTRE', 'Zoé', { ENTPersonStructRattach: '100' }) } },
    '2026-11-22',
  );
  assert.equal(report.missing, 1);
  assert.deepEqual(await membersOf('teaching-team', '500001'), []);
  assert.deepEqual(await membersOf('teaching-team', '5eB'), ['Sophie']);
  const [sophie] = await run(
    `select missing_since from directory.person where given_name = 'Sophie'`,
  );
  assert.deepEqual(sophie, { missing_since: null });
});

test('a feed that mixes the degrees, or lacks one of the four types, is refused whole', async () => {
  const { PersRelEleve: _, ...without } = ecole();
  const report = await takeEcole(without);
  assert.match(report.reason ?? '', /aucun fichier PersRelEleve/);
});

const synthetic = resolve(import.meta.dirname, '../../../../../../shared/data/aaf/synthetic-1d');
test('the synthetic 1D feed of the shared samples', {
  skip: existsSync(synthetic) ? false : `absent: ../shared/data/aaf/synthetic-1d`,
}, async () => {
  const report = await takeAaf({ url, path: synthetic });
  assert.deepEqual(
    [report.outcome, report.source, report.created, report.refusedCount, report.pending],
    ['applied', 'aaf:1D:99', 7, 0, 0],
  );
  assert.deepEqual(report.unknownAttributes, {});
  assert.deepEqual(await membersOf('responsables', '500001'), ['Lou', 'Max']);
  const [division] = await run(`select label from directory.people_group where kind = 'division'`);
  assert.deepEqual(division, { label: 'CE1-CE2 MME FORMAT' });
});
