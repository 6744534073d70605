import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Power } from '#modules/directory';
import { canDecideOnWork, canSet, placesClosed, placesSet } from './policy.ts';

const power = (structureId: string | null, verb: Power['verb'] = 'administer'): Power => ({
  verb,
  structureId,
  structureName: structureId && `Collège ${structureId}`,
  validTo: null,
});
const central = { powers: [power(null)] };
const local = { powers: [power('a'), power('a'), power('b', 'open-divisions')] };
const nobody = { powers: [] };

test('failed work is for the central administrator', () => {
  assert.deepEqual([central, local, nobody].map(canDecideOnWork), [true, false, false]);
});

test('a local administrator chooses for their structure, the central one everywhere', () => {
  const places = [{ structureId: null }, { structureId: 'a' }, { structureId: 'b' }];
  const of = (actor: typeof central) => places.map((place) => canSet(actor, place));
  assert.deepEqual(of(central), [true, true, true]);
  assert.deepEqual(of(local), [false, true, false]);
  assert.deepEqual(of(nobody), [false, false, false]);
});

test('each place is shown once', () => {
  assert.deepEqual(placesSet(local), [{ structureId: 'a', name: 'Collège a' }]);
  assert.deepEqual(placesSet(central), [{ structureId: null, name: '' }]);
});

test('a head reads the closed years of the school whose hat they wear, an administrator those of theirs', () => {
  const wearing = (profile: 'DIR' | 'EVS') => ({ structureId: 'c', profile });
  const read = (hat: ReturnType<typeof wearing> | null, { powers }: { powers: Power[] }) =>
    placesClosed({ hat, powers } as Parameters<typeof placesClosed>[0]);
  assert.deepEqual(read(wearing('DIR'), nobody), ['c']);
  assert.deepEqual(read(wearing('EVS'), nobody), []);
  assert.deepEqual(read(null, nobody), []);
  assert.deepEqual(read(wearing('DIR'), local), ['c', 'a'], 'a lent eye is no power over the year');
  const overMany = { powers: [{ ...power('a'), covers: ['d', 'e'] }] };
  assert.deepEqual(read(null, overMany), ['a', 'd', 'e'], 'what a power covers is theirs');
  assert.equal(read(wearing('EVS'), central), 'all');
});
