import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brandOf, planSchools, uaiOf } from './schools.ts';

test('the check letter of a UAI is its number modulo 23, over an alphabet without I, O and Q', () => {
  // 990001 = 23 × 43043 + 12, and N is the thirteenth letter.
  assert.equal(uaiOf(990_001), '0990001N');
  const all = Array.from({ length: 23 }, (_, step) => uaiOf(990_001 + step).at(-1));
  assert.equal(new Set(all).size, 23);
  assert.ok(!all.some((letter) => 'IOQ'.includes(String(letter))));
});

test('asking for more schools never changes the first ones', () => {
  assert.deepEqual(planSchools(40).slice(0, 12), planSchools(12));
});

test('every brand of the region shows a school, and only collèges have a brand of their own', () => {
  const plans = planSchools(12);
  assert.equal(new Set(plans.map(brandOf)).size, 5);
  for (const plan of plans) {
    if (plan.kind !== 'college') assert.equal(brandOf(plan), 'netocentre');
  }
  for (const plan of planSchools(350)) {
    const elsewhere = ['28', '36'].includes(plan.town.departement);
    if (elsewhere) assert.equal(brandOf(plan), 'netocentre');
  }
});

test('the schools of a sector are in one département, so that families can share them', () => {
  for (const ofSector of Map.groupBy(planSchools(350), ({ sector }) => sector).values()) {
    assert.equal(new Set(ofSector.map(({ town }) => town.departement)).size, 1);
  }
});

test('no two schools have the same UAI or the same name in the same commune', () => {
  const plans = planSchools(350);
  assert.equal(new Set(plans.map(({ uai }) => uai)).size, 350);
  assert.equal(
    new Set(plans.map(({ name, town, kind }) => `${kind} ${name} ${town.name}`)).size,
    350,
  );
});
