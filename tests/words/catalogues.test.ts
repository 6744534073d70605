import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { everyCatalogue, leavesOf, saidBy } from './catalogues.ts';

const catalogues = await everyCatalogue();

/** Words that French and English share, and that are no oversight. */
const alike = new Set([
  'Académie',
  'Administration',
  'CFA',
  'Classes',
  'Code',
  'Condition',
  'Date',
  'English',
  'Français',
  'Format',
  'INE',
  'Normal',
  'Notifications',
  'Pages',
  'SIRET',
  'Session',
  'Traces',
  'académie',
  'collège',
  'lycée',
  // Names of the ministry's files.
  'EtabEducNat',
  'Eleve',
  'PersRelEleve',
  'PersEducNat',
  'MefEducNat',
  'MatiereEducNat',
]);

test('there are catalogues to compare', () => {
  const count = catalogues.reduce((sum, { fr }) => sum + leavesOf(fr).length, 0);
  console.log(`looked at ${catalogues.length} catalogues: ${count} words in each language`);
  assert.ok(catalogues.length >= 6 && count > 300);
});

for (const { name, folder, fr, en } of catalogues) {
  test(`${name} is complete in English, and nothing in either is empty`, () => {
    assert.deepEqual(keysOf(en), keysOf(fr));
    for (const words of [fr, en]) {
      const empty = leavesOf(words).filter(
        ([, word]) => !saidBy(word).some((said) => /\S/.test(said)),
      );
      assert.deepEqual(
        empty.map(([key]) => key),
        [],
      );
    }
  });

  test(`${name} was not left in French, or English, by oversight`, () => {
    const english = new Map(leavesOf(en));
    const same = leavesOf(fr).filter(([key, word]) => {
      if (typeof word !== 'string' || !/\p{L}{3}/u.test(word) || alike.has(word)) return false;
      return english.get(key) === word;
    });
    assert.deepEqual(same, []);
    const french = leavesOf(en).filter(([, word]) => saidBy(word).some(isFrench));
    assert.deepEqual(
      french.map(([key]) => key),
      [],
    );
  });

  test(`${name} has no word that nothing says`, () => {
    const speakers = sourcesOf(folder);
    const unused = Object.keys(fr).filter(
      (key) =>
        !new RegExp(
          `\\.${key}\\b|['"]${key}['"]|const \\{[^}]*\\b${key}\\b[^}]*\\} = \\w*(words|say)`,
        ).test(speakers),
    );
    assert.deepEqual(unused, []);
  });
}

const keysOf = (words: unknown): string[] => leavesOf(words).map(([key]) => key);

/** Two little words that only French has. Official names stand in English sentences, whole French sentences do not. */
const isFrench = (said: string) =>
  (said.match(/\b(les|une|dans|avec|votre|vous|cette|pour|est|sont|qui|aux|pas)\b/gi) ?? [])
    .length > 1;

/** All that is written beside a catalogue, but the catalogues themselves. */
const sourcesOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/(^|\/)words\/|\.test\.ts/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n');
