import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../actor.ts';
import type { Profile } from '../contract.ts';
import { canJudge, canMergePair, canPart, judgesSome } from './policy.ts';

const actor = (profile: Profile, administers: (string | null)[] = []) =>
  ({
    personId: 'me',
    hat: { structureId: 'a', structureUai: null, structureName: 'a', profile },
    powers: administers.map((structureId) => ({
      ...{ verb: 'administer', structureId, structureName: null, validTo: null },
    })),
  }) as Pick<Actor, 'personId' | 'hat' | 'powers'>;
const pair = (one: string[], other: string[], more = {}) => ({
  ...{ ids: ['x', 'y'] as const, places: [one, other] as const, isDelicate: false },
  ...more,
});

test('the head judges two of their school; a teacher, a parent and the vie scolaire none', () => {
  assert.ok(canJudge(actor('DIR'), pair(['a'], ['a'])));
  for (const profile of ['ENS', 'TUT', 'ELV', 'EVS', 'ETA'] as const) {
    assert.ok(!canJudge(actor(profile), pair(['a'], ['a'])), profile);
    assert.ok(!judgesSome(actor(profile)), profile);
  }
  assert.ok(!canJudge(actor('DIR'), pair(['b'], ['b'])), 'of another school');
  assert.ok(!canJudge(actor('DIR'), pair(['a'], ['b'])), 'one of them elsewhere');
  assert.ok(!canJudge(actor('DIR'), pair(['a'], [])), 'one of them nowhere');
  assert.ok(canJudge(actor('ETA', ['a', 'b']), pair(['a'], ['b'])), 'administers both');
  assert.ok(canJudge(actor('ETA', [null]), pair([], [])), 'everywhere');
});

test('a head makes one of two whom they look after entirely, and of nobody else', () => {
  assert.ok(canMergePair(actor('DIR'), pair(['a'], ['a'])));
  assert.ok(!canMergePair(actor('DIR'), pair(['a', 'b'], ['a'])), 'one is elsewhere too');
  assert.ok(!canMergePair(actor('DIR'), pair(['a'], ['a'], { isDelicate: true })), 'a power');
  assert.ok(!canMergePair(actor('DIR'), pair(['a'], ['a'], { ids: ['me', 'y'] })), 'oneself');
  assert.ok(canMergePair(actor('ETA', [null]), pair(['a'], ['b'], { isDelicate: true })));
});

test('a head parts again whom they still look after entirely', () => {
  const one = { id: 'x', places: ['a'], isDelicate: false };
  assert.ok(canPart(actor('DIR'), one));
  assert.ok(!canPart(actor('DIR'), { ...one, places: ['a', 'b'] }), 'elsewhere too since');
  assert.ok(!canPart(actor('DIR'), { ...one, places: [] }), 'nowhere any more');
  assert.ok(!canPart(actor('DIR'), { ...one, isDelicate: true }), 'a power since');
  assert.ok(!canPart(actor('DIR'), { ...one, id: 'me' }), 'oneself');
  assert.ok(canPart(actor('ETA', [null]), { ...one, isDelicate: true }));
});
