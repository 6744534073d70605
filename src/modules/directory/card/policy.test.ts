import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canDecide, canReadDecisions } from './policy.ts';

const lea = { personId: 'lea', isMinor: true, representativeIds: ['claire'] };
const as = (personId: string) => ({ personId });

test('for a minor a representative decides, and the minor reads what was decided', () => {
  assert.equal(canDecide(as('claire'), lea), true);
  assert.equal(canDecide(as('lea'), lea), false);
  assert.equal(canReadDecisions(as('lea'), lea), true);
  assert.equal(canReadDecisions(as('sophie'), lea), false);
});

test('an adult decides alone, their parents no more', () => {
  const grown = { ...lea, isMinor: false };
  assert.equal(canDecide(as('lea'), grown), true);
  assert.equal(canDecide(as('claire'), grown), false);
  assert.equal(canReadDecisions(as('claire'), grown), false);
});
