import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '#kernel/testing';

const { run } = await testDatabase();

/** As a French reader looks for them: accents, ligatures, apostrophes and hyphens hide no name. */
const inOrder = [
  'Abbé',
  'Cœur',
  'Coffin',
  'Côté',
  'D’Ormelle',
  'Éclair',
  'Ecolan',
  'Élan',
  'Émile',
  'Ézéchiel',
  'Le Goff',
  'Le-Goff',
  'Lefèvre',
  'Legoff',
  'Œuvrard',
  'Ôzenne',
  'Zoé',
];

const shuffled = [...inOrder].sort(
  (a, b) => ((a.length * 7 + a.charCodeAt(1)) % 13) - ((b.length * 7 + b.charCodeAt(1)) % 13),
);

test('PostgreSQL and the browser put French names in the same order', async () => {
  assert.notDeepEqual(shuffled, inOrder);
  const rows = await run<{ name: string }>(
    `select name from unnest($1::text[]) as name order by name collate "fr-x-icu"`,
    [shuffled],
  );
  const fromDatabase = rows.map(({ name }) => name);
  assert.deepEqual(fromDatabase, [...shuffled].sort(new Intl.Collator('fr').compare));
  console.log(`sorted ${fromDatabase.length} names: ${fromDatabase.join(', ')}`);
});

test('an accent, a capital or a ligature does not send a name to the end', async () => {
  const rows = await run<{ name: string }>(
    `select name from unnest($1::text[]) as name order by name collate "fr-x-icu"`,
    [['Zoé', 'Œuvrard', 'Ézéchiel', 'école', 'Durand', 'Obin', 'eau', 'Pan', 'œil']],
  );
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['Durand', 'eau', 'école', 'Ézéchiel', 'Obin', 'œil', 'Œuvrard', 'Pan', 'Zoé'],
  );
});

test('every kind of structure is said in both languages', async () => {
  const { words } = await import('../../src/modules/directory/web/words/index.ts');
  const kinds = await run<{ kind: string }>(
    `select kind from directory.structure_kind order by kind`,
  );
  assert.ok(kinds.length > 5);
  for (const language of ['fr', 'en'] as const)
    assert.deepEqual(
      kinds.map(({ kind }) => kind).filter((kind) => !words[language].structureKinds[kind]),
      [],
    );
});
