import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareNames } from './names.ts';

test('accents, capitals and punctuation do not make another name', () => {
  for (const [one, other] of [
    ['Jean-Pierre', 'JEAN PIERRE'],
    ['Jeanpierre', 'Jean-Pierre'],
    ['D’Essai', "D'ESSAI"],
    ['Élodie', 'Elodie'],
    ['Cœur', 'COEUR'],
    ['Çelik', 'CELIK'],
  ] as const)
    assert.equal(compareNames(one, other), 'same', `${one}, ${other}`);
});

test('a compound name and one of its parts are parts of one another', () => {
  assert.equal(compareNames('Jean', 'Jean-Pierre'), 'part');
  assert.equal(compareNames('Martin-Durand', 'Durand'), 'part');
  assert.equal(compareNames('de', 'de Vigny'), 'other', 'a particle is no name');
});

test('a letter more, less, other or exchanged is near; two letters, or short names, are not', () => {
  assert.equal(compareNames('Catherine', 'Cathrine'), 'near');
  assert.equal(compareNames('Sophie', 'Sofhie'), 'near');
  assert.equal(compareNames('Michel', 'Mihcel'), 'near');
  assert.equal(compareNames('Catherine', 'Katrine'), 'other');
  assert.equal(compareNames('Léa', 'Léo'), 'other');
  assert.equal(compareNames('', ''), 'other');
  assert.equal(compareNames('Aaaa', 'Aaaaaa'), 'other');
});
