import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor, Hat, Power } from '../actor.ts';
import {
  canChangeGroup,
  canChangeRule,
  canMakeGroup,
  canNameDelegue,
  canOpenGroup,
  canSeePast,
  canWriteRule,
  type GroupFacts,
} from './policy.ts';

const hat = (profile: Hat['profile'], structureId = 'tilleuls'): Hat => ({
  structureId,
  structureUai: null,
  structureName: structureId,
  profile,
});
const who = (wearing: Hat | null, powers: Power[] = []): Pick<Actor, 'hat' | 'powers'> => ({
  hat: wearing,
  powers,
});
const administer = (structureId: string | null): Power => ({
  verb: 'administer',
  structureId,
  structureName: null,
  validTo: null,
});
const place = (id = 'tilleuls') => ({ id, overIds: [] });
const group = (more: Partial<GroupFacts> = {}): GroupFacts => ({
  kind: 'manual',
  places: [place()],
  isMember: false,
  isOwner: false,
  isTaught: false,
  isHeadTeacher: false,
  isOver: false,
  ...more,
});

test('a teacher makes a group in their school and nowhere else; a pupil and a parent make none', () => {
  assert.ok(canMakeGroup(who(hat('ENS')), [place()]));
  assert.ok(!canMakeGroup(who(hat('ENS')), [place('rivieres')]));
  assert.ok(!canMakeGroup(who(hat('ENS')), [place(), place('rivieres')]));
  assert.ok(!canMakeGroup(who(hat('ELV')), [place()]));
  assert.ok(!canMakeGroup(who(hat('TUT')), [place()]));
  assert.ok(!canMakeGroup(who(hat('ENS')), []));
});

test('a group of several schools is made by whoever looks after each of them', () => {
  const both = [place(), place('rivieres')];
  assert.ok(canMakeGroup(who(null, [administer(null)]), both));
  assert.ok(canMakeGroup(who(hat('DIR'), [administer('rivieres')]), both));
  assert.ok(!canMakeGroup(who(hat('DIR')), both));
});

test('a rule is written by the direction, vie scolaire and administrators', () => {
  assert.ok(canWriteRule(who(hat('DIR')), [place()]));
  assert.ok(canWriteRule(who(hat('EVS')), [place()]));
  assert.ok(canWriteRule(who(null, [administer('tilleuls')]), [place()]));
  assert.ok(!canWriteRule(who(hat('ENS')), [place()]));
  assert.ok(!canWriteRule(who(hat('DIR', 'rivieres')), [place()]));
});

test('a group is read by those in it, those who teach or own it, and those who look after a school of it', () => {
  const stranger = who(hat('ENS'));
  assert.ok(!canOpenGroup(stranger, group()));
  for (const link of ['isMember', 'isOwner', 'isTaught', 'isHeadTeacher'] as const)
    assert.ok(canOpenGroup(stranger, group({ [link]: true })), link);
  assert.ok(canOpenGroup(who(hat('EVS')), group({ places: [place('x'), place()] })));
  assert.ok(!canOpenGroup(who(hat('DIR', 'rivieres')), group()));
});

test('an owner changes a group while they are of the staff and it is not over; what feeds make changes by nobody', () => {
  assert.ok(canChangeGroup(who(hat('ENS')), group({ isOwner: true })));
  assert.ok(!canChangeGroup(who(hat('TUT')), group({ isOwner: true })));
  assert.ok(!canChangeGroup(who(hat('ENS')), group({ isMember: true })));
  assert.ok(!canChangeGroup(who(hat('DIR')), group({ isOver: true })));
  assert.ok(!canChangeGroup(who(hat('DIR')), group({ kind: 'division' })));
  assert.ok(canChangeGroup(who(hat('DIR')), group()));
  assert.ok(!canChangeGroup(who(hat('DIR')), group({ places: [place(), place('rivieres')] })));
});

test('the owner of a rule group who looks after none of its schools renames it and leaves its rule', () => {
  const ruled = group({ kind: 'rule', isOwner: true });
  assert.ok(canChangeGroup(who(hat('ENS')), ruled));
  assert.ok(!canChangeRule(who(hat('ENS')), ruled));
  assert.ok(canChangeRule(who(hat('DIR')), ruled));
});

test('other days are for owners of the staff and those who look after the school, not for members', () => {
  assert.ok(!canSeePast(who(hat('ELV')), group({ isMember: true })));
  assert.ok(canSeePast(who(hat('ENS')), group({ isOwner: true })));
  assert.ok(canSeePast(who(hat('EVS')), group()));
});

test('délégués are named by the heads of the school and the professeur principal of the division', () => {
  const division = group({ kind: 'division' });
  assert.ok(canNameDelegue(who(hat('EVS')), division));
  assert.ok(canNameDelegue(who(hat('ENS')), { ...division, isHeadTeacher: true }));
  assert.ok(!canNameDelegue(who(hat('ENS')), { ...division, isTaught: true }));
  assert.ok(!canNameDelegue(who(hat('DIR')), group({ kind: 'groupe' })));
});
