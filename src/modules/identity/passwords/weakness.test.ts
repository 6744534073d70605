import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { keepLeakedAt } from './known.ts';
import { weaknessOf } from './weakness.ts';

const lea = ['lea.martin2', 'Léa', 'Martin', 'Collège des Tilleuls'];
const told = async (passwords: readonly string[], about = lea) =>
  Object.fromEntries(
    await Promise.all(passwords.map(async (one) => [one, await weaknessOf(one, about)] as const)),
  );

test('a few words of no rapport will do, with or without capitals, figures or signs', async () => {
  const good = [
    'trois mots bien choisis',
    'cheval banane violet',
    'le chat mange des vis',
    'kx7qpw2mzr9t',
    'où est passé mon vélo',
    'une phrase très longue que personne ne devinera avant la nuit des temps, avec encore des mots',
  ];
  assert.deepEqual(await told(good), Object.fromEntries(good.map((one) => [one, undefined])));
});

test('what is short is short whatever its signs, counted as people count', async () => {
  assert.deepEqual(await told(['A1!b2@C3#d', '🦊🦊🦊🦊🦊🦊', '']), {
    'A1!b2@C3#d': 'short',
    '🦊🦊🦊🦊🦊🦊': 'short',
    '': 'short',
  });
});

test('what everybody chooses is known, with figures behind it too', async () => {
  const known = ['123456789012', 'motdepasse123', 'MotDePasse2026!', 'qwertyuiop123'];
  assert.deepEqual(await told(known), Object.fromEntries(known.map((one) => [one, 'known'])));
});

test('what anybody knows of the person is not a secret', async () => {
  const own = [
    'lea.martin2012',
    'martinlea2012',
    'LeaMartin!!!',
    'CollegeDesTilleuls',
    'les-tilleuls-2026',
  ];
  assert.deepEqual(await told(own), Object.fromEntries(own.map((one) => [one, 'personal'])));
  assert.equal(await weaknessOf('lea.martin2012', []), 'guessable');
  assert.equal(await weaknessOf('les tilleuls en fleur violette', lea), undefined);
});

test('keys side by side, repetitions and dates are told as such', async () => {
  assert.deepEqual(await told(['azertyuiopqsdf', 'abcabcabcabc', 'abcdefghijkl', '14/07/178914']), {
    azertyuiopqsdf: 'keyboard',
    abcabcabcabc: 'repeated',
    abcdefghijkl: 'repeated',
    '14/07/178914': 'dated',
  });
});

test('the longest and strangest that can be typed is weighed in less than a second', async () => {
  await weaknessOf('the first one reads the dictionaries', []);
  for (const long of ['a1b2@4(3{[<961!'.repeat(60), 'aàbcdéfg1!'.repeat(100)]) {
    const start = performance.now();
    await weaknessOf(long, lea);
    assert.ok(performance.now() - start < 1_000, long);
  }
});

test('an operator’s list of leaked passwords is searched to its first and last lines', async () => {
  const leaked = [
    'tres bonne phrase fuitee',
    'une autre phrase fuitee',
    ...Array.from({ length: 300 }, (_, i) => `phrase numero ${i} violette`),
  ];
  const lines = leaked
    .map((one) => `${createHash('sha1').update(one).digest('hex').toUpperCase()}:3`)
    .sort();
  const path = join(tmpdir(), `preau-leaked-${process.pid}`);
  writeFileSync(path, `${lines.join('\r\n')}\r\n`);
  keepLeakedAt(path);
  try {
    for (const one of leaked) assert.equal(await weaknessOf(one, []), 'known', one);
    assert.equal(await weaknessOf('une phrase que nul ne connaît', []), undefined);
  } finally {
    keepLeakedAt(undefined);
    rmSync(path);
  }
});
