import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../actor.ts';
import type { Profile } from '../contract.ts';
import { canFindStructures, canReadStructure } from './policy.ts';

const wearing = (profile: Profile, structureId = 'tilleuls'): Pick<Actor, 'hats' | 'powers'> => ({
  hats: [{ structureId, profile, structureUai: null, structureName: '' }],
  powers: [],
});
const administering = (structureId: string | null, covers: string[] = []) => ({
  hats: [],
  powers: [
    { verb: 'administer' as const, structureId, structureName: null, validTo: null, covers },
  ],
});
const tilleuls = { structureId: 'tilleuls', overIds: ['rectorat'] };

test('staff read their own school, pupils and families do not', () => {
  assert.equal(canReadStructure(wearing('ENS'), tilleuls), true);
  assert.equal(canReadStructure(wearing('ELV'), tilleuls), false);
  assert.equal(canReadStructure(wearing('TUT'), tilleuls), false);
  assert.equal(canReadStructure(wearing('DIR', 'elsewhere'), tilleuls), false);
});

test('an académie reads the schools under it, and finds them', () => {
  assert.equal(canReadStructure(wearing('ACA', 'rectorat'), tilleuls), true);
  assert.equal(canReadStructure(wearing('ACA', 'other'), tilleuls), false);
  assert.equal(canReadStructure(wearing('ENS', 'rectorat'), tilleuls), false);
  assert.equal(canFindStructures(wearing('ACA', 'rectorat')), true);
  assert.equal(canFindStructures(wearing('DIR')), false);
});

test('an administrator reads what their power covers, and nothing else', () => {
  assert.equal(canReadStructure(administering(null), tilleuls), true);
  assert.equal(canReadStructure(administering('rectorat', ['tilleuls']), tilleuls), true);
  assert.equal(canReadStructure(administering('elsewhere'), tilleuls), false);
  assert.equal(canFindStructures(administering('tilleuls')), true);
});
