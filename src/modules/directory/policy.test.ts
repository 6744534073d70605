import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from './actor.ts';
import type { Profile } from './contract.ts';
import {
  canAdminister,
  canDelegate,
  canEndPower,
  canGrant,
  canOpenDivision,
  canReadFeeds,
  canResetAccounts,
  latestDay,
  platform,
  structuresWith,
} from './policy.ts';

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
const holding = (
  verb: 'administer' | 'open-divisions',
  structureId: string | null,
  validTo: string | null = null,
) => [{ verb, structureId, structureName: null, validTo }];
const administering = (structureId: string | null) => holding('administer', structureId);
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
  assert.ok(canReadFeeds(wearing('ETA', 'tilleuls', administering(null)), platform));
  assert.ok(!canReadFeeds(wearing('DIR', 'tilleuls', administering('tilleuls')), platform));
  assert.ok(
    canAdminister(wearing('ETA', 'tilleuls', administering('tilleuls')), {
      structureId: 'tilleuls',
    }),
  );
  assert.ok(!canAdminister(wearing('DIR'), { structureId: 'tilleuls' }));
});

test('a power holds in its structure and nowhere else', () => {
  const local = wearing('ETA', 'tilleuls', administering('tilleuls'));
  assert.ok(!canAdminister(local, { structureId: 'lycee' }));
  assert.ok(!canAdminister(local, platform));
  assert.ok(!canReadFeeds(local, platform));
  const lent = wearing('ETA', 'tilleuls', holding('open-divisions', 'tilleuls'));
  assert.ok(canOpenDivision(lent, other));
  assert.ok(!canOpenDivision(lent, { ...other, structureId: 'lycee' }));
  assert.ok(!canAdminister(lent, { structureId: 'tilleuls' }));
});

const tilleuls = { structureId: 'tilleuls' };
const wanted = {
  verb: 'administer',
  personId: 'somebody',
  until: '2027-08-31',
  today: '2026-11-25',
  profiles: ['ETA'],
} as const;

test('the head, the local and the central administrator delegate; nobody else does', () => {
  for (const actor of [
    wearing('DIR'),
    wearing('ETA', 'lycee', administering('tilleuls')),
    wearing('ACA', 'academie', administering(null)),
  ])
    assert.ok(canGrant(actor, tilleuls, wanted));
  for (const actor of [
    wearing('EVS'),
    wearing('ENS'),
    wearing('ELV'),
    wearing('TUT'),
    wearing('ETA', 'tilleuls', holding('open-divisions', 'tilleuls')),
    wearing('ETA', 'tilleuls', administering('lycee')),
  ])
    assert.ok(!canDelegate(actor, tilleuls) && !canGrant(actor, tilleuls, wanted));
});

test('a head who wears the hat of another school is not the head here', () => {
  assert.ok(!canDelegate(wearing('DIR', 'lycee'), tilleuls));
  assert.ok(!canEndPower(wearing('DIR', 'lycee'), { ...tilleuls, personId: 'somebody' }));
});

test('only the central administrator delegates for the whole platform', () => {
  assert.ok(!canDelegate(wearing('DIR'), platform));
  assert.ok(!canDelegate(wearing('ETA', 'tilleuls', administering('tilleuls')), platform));
  assert.ok(canDelegate(wearing('ACA', 'academie', administering(null)), platform));
});

test('nobody delegates to themself, to a pupil or a responsable, into the past, or for more than a year', () => {
  const head = wearing('DIR');
  assert.ok(!canGrant(head, tilleuls, { ...wanted, personId: head.personId }));
  assert.ok(!canGrant(head, tilleuls, { ...wanted, profiles: ['TUT'] }));
  assert.ok(!canGrant(head, tilleuls, { ...wanted, profiles: ['ELV'] }));
  assert.ok(!canGrant(head, tilleuls, { ...wanted, profiles: [] }));
  assert.ok(canGrant(head, tilleuls, { ...wanted, profiles: ['TUT', 'ENS'] }));
  assert.ok(canGrant(head, tilleuls, { ...wanted, until: '2026-11-25' }));
  assert.ok(!canGrant(head, tilleuls, { ...wanted, until: '2026-11-24' }));
  assert.ok(canGrant(head, tilleuls, { ...wanted, until: '2027-11-25' }));
  assert.ok(!canGrant(head, tilleuls, { ...wanted, until: '2027-11-26' }));
});

test('nobody gives a power for longer than they hold it', () => {
  const until = (validTo: string | null) =>
    latestDay(
      wearing('ETA', 'tilleuls', holding('administer', 'tilleuls', validTo)),
      tilleuls,
      '2026-11-25',
    );
  assert.equal(until('2027-03-01'), '2027-02-28');
  assert.equal(until(null), '2027-11-25');
  assert.equal(until('2029-01-01'), '2027-11-25');
  assert.equal(latestDay(wearing('DIR'), tilleuls, '2028-02-29'), '2029-02-28');
});

test('who holds a power may give it back', () =>
  assert.ok(canEndPower(wearing('ENS'), { ...tilleuls, personId: 'p' })));

test('who looks after an académie looks after the structures under it, and no other', () => {
  const ofAcademy = [{ ...holding('administer', 'academie')[0], covers: ['tilleuls', 'lycee'] }];
  const actor = wearing('ACA', 'academie', ofAcademy as Actor['powers']);
  for (const structureId of ['academie', 'tilleuls', 'lycee']) {
    assert.ok(canAdminister(actor, { structureId }), structureId);
    assert.ok(canDelegate(actor, { structureId }), structureId);
  }
  assert.ok(canOpenDivision(actor, other));
  assert.ok(!canAdminister(actor, { structureId: 'elsewhere' }));
  assert.ok(!canAdminister(actor, platform), 'not the platform');
  assert.ok(!canReadFeeds(actor, platform));
  assert.deepEqual(structuresWith(actor, 'administer'), ['academie', 'tilleuls', 'lycee']);
  assert.deepEqual(structuresWith(actor, 'open-divisions'), []);
  assert.equal(structuresWith(wearing('ACA', 'x', administering(null)), 'administer'), null);
});

test('a power over a class reaches that class, for that verb alone', () => {
  const power = { ...holding('administer', 'tilleuls')[0], groupId: '5eB' };
  const actor = wearing('ENS', 'tilleuls', [
    { ...power, verb: 'reset-accounts' },
    power,
  ] as Actor['powers']);
  assert.ok(canResetAccounts(actor, { ...tilleuls, groupIds: ['5eB', '5LAT'] }));
  assert.ok(!canResetAccounts(actor, { ...tilleuls, groupIds: ['5eA'] }));
  assert.ok(!canResetAccounts(actor, { ...tilleuls, groupIds: [] }));
  assert.ok(!canAdminister(actor, tilleuls), 'a class is not its school');
  assert.ok(!canDelegate(actor, tilleuls));
  assert.ok(!canOpenDivision(actor, other));
  assert.deepEqual(structuresWith(actor, 'administer'), []);
  assert.ok(canResetAccounts(wearing('DIR'), { ...tilleuls, groupIds: [] }), 'the head, all');
});

test('a power over a class is given to who teaches it, and a class is given no other power', () => {
  const ofClass = { ...wanted, verb: 'reset-accounts', group: { isTaught: true } } as const;
  assert.ok(canGrant(wearing('DIR'), tilleuls, ofClass));
  assert.ok(!canGrant(wearing('DIR'), tilleuls, { ...ofClass, group: { isTaught: false } }));
  assert.ok(!canGrant(wearing('DIR'), tilleuls, { ...ofClass, group: null }));
  assert.ok(!canGrant(wearing('DIR'), tilleuls, { ...ofClass, verb: 'administer' }));
  assert.ok(!canGrant(wearing('DIR', 'lycee'), tilleuls, ofClass), 'another head');
});
