import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FamilyFacts, readsAs, seesOthers } from './policy.ts';

const nobody: FamilyFacts = { isReader: false, isOfFamily: false, may: [] };
const representative = ['day-to-day', 'family', 'file', 'decide'] as const;

test('direction and vie scolaire read a family as staff; others, who are no responsable, not at all', () => {
  assert.equal(readsAs({ ...nobody, isReader: true }), 'staff');
  assert.equal(readsAs(nobody), undefined);
  assert.ok(seesOthers({ ...nobody, isReader: true }));
});

test('a representative sees who else is responsible, a person in charge only themself', () => {
  const mother = { ...nobody, isOfFamily: true, may: representative };
  const inCharge = { ...nobody, isOfFamily: true, may: ['day-to-day'] as const };
  assert.deepEqual([readsAs(mother), seesOthers(mother)], ['responsable', true]);
  assert.deepEqual([readsAs(inCharge), seesOthers(inCharge)], ['responsable', false]);
});

test('who works at the school of their own child does not read as staff, least of all under a restriction', () => {
  const restricted = { isReader: true, isOfFamily: true, may: [] };
  assert.equal(readsAs(restricted), undefined);
  assert.ok(!seesOthers(restricted));
  assert.equal(readsAs({ ...restricted, may: representative }), 'responsable');
});
