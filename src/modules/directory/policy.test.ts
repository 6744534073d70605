import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from './actor.ts';
import type { Profile } from './contract.ts';
import { canAdminister, canOpenDivision, canReadFeeds } from './policy.ts';

const wearing = (
  profile: Profile,
  structureId = 'tilleuls',
  powers: Actor['powers'] = [],
): Actor => ({
  personId: 'p',
  accountId: 'a',
  login: 'x',
  civility: null,
  givenName: 'X',
  familyName: 'Y',
  displayName: 'X Y',
  hat: { structureId, structureUai: null, structureName: structureId, profile },
  hats: [],
  powers,
  session: {
    id: 's',
    strength: 'password',
    startedAt: new Date(0),
    steppedUpAt: null,
    expiresAt: new Date(0),
  },
});
const administering = (structureId: string | null) => [
  { verb: 'administer', structureId, structureName: null },
];
const taught = { structureId: 'tilleuls', isTaughtByActor: true };
const other = { structureId: 'tilleuls', isTaughtByActor: false };

test('a teacher opens the divisions they teach', () =>
  assert.ok(canOpenDivision(wearing('ENS'), taught)));
test('a teacher does not open a division they do not teach', () =>
  assert.ok(!canOpenDivision(wearing('ENS'), other)));
test('a teacher who wears the hat of another school does not open the divisions of this one', () =>
  assert.ok(!canOpenDivision(wearing('ENS', 'lycee'), taught)));
test('a head and the vie scolaire open every division of their school', () => {
  assert.ok(canOpenDivision(wearing('DIR'), other));
  assert.ok(canOpenDivision(wearing('EVS'), other));
});
test('a head does not open a division of another school', () =>
  assert.ok(!canOpenDivision(wearing('DIR', 'lycee'), other)));
test('neither pupils nor parents nor the other staff open a division', () => {
  for (const profile of ['ELV', 'TUT', 'ETA', 'DOC', 'ACA', 'COL'] as const)
    assert.ok(!canOpenDivision(wearing(profile), other), profile);
});
test('an administrator opens the divisions of what they administer, and nothing else', () => {
  assert.ok(canOpenDivision(wearing('ETA', 'tilleuls', administering('tilleuls')), other));
  assert.ok(!canOpenDivision(wearing('ETA', 'tilleuls', administering('lycee')), other));
  assert.ok(canOpenDivision(wearing('ETA', 'lycee', administering(null)), other));
});
test('only who administers the whole platform reads the feeds', () => {
  assert.ok(canReadFeeds(wearing('ETA', 'tilleuls', administering(null))));
  assert.ok(!canReadFeeds(wearing('DIR', 'tilleuls', administering('tilleuls'))));
  assert.ok(canAdminister(wearing('ETA', 'tilleuls', administering('tilleuls'))));
  assert.ok(!canAdminister(wearing('DIR')));
});
