import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, figure, listed, nounFor, ofName } from './words.ts';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const pupils = (n: number) => plain(counted('fr', n, 'élève', 'élèves'));
const english = (n: number) => plain(counted('en', n, 'pupil', 'pupils'));

test('French counts from nothing to less than two in the singular, and round millions with « de »', () => {
  assert.equal(pupils(0), '0 élève');
  assert.equal(pupils(1), '1 élève');
  assert.equal(pupils(1.5), '1,5 élève');
  assert.equal(pupils(2), '2 élèves');
  assert.equal(pupils(1_234), '1 234 élèves');
  assert.equal(pupils(1_000_000), '1 000 000 d’élèves');
  assert.equal(pupils(1_000_001), '1 000 001 élèves');
  assert.equal(plain(counted('fr', 2_000_000, 'classe', 'classes')), '2 000 000 de classes');
  assert.equal(plain(counted('fr', 1_000_000, 'heure', 'heures')), '1 000 000 d’heures');
  assert.equal(plain(counted('fr', 1_000_000, 'œuvre', 'œuvres')), '1 000 000 d’œuvres');
  assert.equal(
    plain(counted('fr', 1_000_000, 'haricot', 'haricots', 'de haricots')),
    '1 000 000 de haricots',
  );
});

test('English counts one in the singular and everything else in the plural', () => {
  assert.deepEqual([0, 1, 1.5, 2, 1_000_000].map(english), [
    '0 pupils',
    '1 pupil',
    '1.5 pupils',
    '2 pupils',
    '1,000,000 pupils',
  ]);
});

test('a noun that stands apart from its number takes no « de »', () => {
  assert.equal(nounFor('fr', 0, 'élève', 'élèves'), 'élève');
  assert.equal(nounFor('fr', 1_000_000, 'élève', 'élèves'), 'élèves');
  assert.equal(nounFor('en', 0, 'pupil', 'pupils'), 'pupils');
});

test('a number and its noun are never on two lines', () => {
  assert.doesNotMatch(counted('fr', 1_234, 'élève', 'élèves').replace(/d’| de/, ''), / /);
  assert.equal(figure('fr', 1_234), '1\u202f234');
});

test('a list ends with « et », or “and”', () => {
  assert.equal(listed('fr', ['français', 'anglais', 'latin']), 'français, anglais et latin');
  assert.equal(listed('en', ['French', 'Latin']), 'French and Latin');
  assert.equal(listed('fr', ['latin']), 'latin');
  assert.equal(listed('en', []), '');
});

test('a name takes « de » or « d’ » as one says it', () => {
  const names = ['Léa', 'Inès', 'Émile', 'Yves', 'Yanis', 'Hugo'];
  assert.deepEqual(names.map(ofName), [
    'de Léa',
    'd’Inès',
    'd’Émile',
    'd’Yves',
    'de Yanis',
    'de Hugo',
  ]);
});
