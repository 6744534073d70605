import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writtenGroupe, writtenMatieres } from './written-matiere.ts';

test('a label in capitals is written as one writes it, and acronyms stay', () =>
  assert.deepEqual(
    writtenMatieres(['ANGLAIS LV1', 'EPS', 'PHYSIQUE-CHIMIE', "HISTOIRE DE L'ART"]),
    ['Anglais LV1', 'EPS', "Histoire de l'art", 'Physique-chimie'],
  ));

test('a label that was already written is left alone', () =>
  assert.deepEqual(writtenMatieres(['Anglais LV1']), ['Anglais LV1']));

test('what nomenclatures write without accents is written with them', () =>
  assert.deepEqual(writtenMatieres(["CHEF D'ETABLISSEMENT", 'EDUCATION PHYSIQUE ET SPORTIVE']), [
    "Chef d'établissement",
    'Éducation physique et sportive',
  ]));

test('a code that no nomenclature explains is not shown, and nothing is shown twice', () =>
  assert.deepEqual(writtenMatieres(['006600', 'FRANCAIS', 'FRANCAIS']), ['Français']));

test('the letter that tells two groupes apart keeps its capital, and codes are left as they are', () => {
  assert.equal(writtenGroupe('ESPAGNOL B'), 'Espagnol B');
  assert.equal(writtenGroupe('5B_LATIN'), '5B_LATIN');
});
