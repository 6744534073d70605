import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { counted, listed, nounFor } from '#kernel/words';

const source = join(import.meta.dirname, '../src');
const catalogues = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('words/fr.ts'))
  .map((path) => join(source, path));

test('there are catalogues to compare', () => {
  assert.ok(catalogues.length >= 5, `only ${catalogues.length} found`);
});

for (const path of catalogues) {
  test(`${relative(source, path)} is complete in English, and nothing in either is empty`, async () => {
    const { fr } = await import(path);
    const { en } = await import(path.replace(/fr\.ts$/, 'en.ts'));
    assert.deepEqual(keysOf(en), keysOf(fr));
    for (const words of [fr, en]) {
      const empty = leavesOf(words).filter(([, word]) => isEmpty(word));
      assert.deepEqual(
        empty.map(([key]) => key),
        [],
      );
    }
  });
}

test('French counts nothing in the singular, and joins the last with « et »', () => {
  assert.equal(counted('fr', 0, 'élève', 'élèves'), '0\u00a0élève');
  assert.equal(counted('fr', 1234, 'élève', 'élèves'), '1\u202f234\u00a0élèves');
  assert.equal(nounFor('en', 0, 'pupil', 'pupils'), 'pupils');
  assert.equal(listed('fr', ['français', 'anglais', 'latin']), 'français, anglais et latin');
  assert.equal(listed('en', []), '');
});

function leavesOf(words: unknown, path = ''): [string, unknown][] {
  if (typeof words !== 'object' || words === null) return [[path, words]];
  return Object.entries(words).flatMap(([key, word]) => leavesOf(word, `${path}.${key}`));
}

const keysOf = (words: unknown): string[] => leavesOf(words).map(([key]) => key);

/** A word made by a function is tried with a number and with a name: one of them suits it. */
function isEmpty(word: unknown): boolean {
  if (typeof word === 'function') {
    return [2, 'Léa'].every((given) => !/\S/.test(String(word(given, given, given))));
  }
  return typeof word !== 'string' || word.trim() === '';
}
