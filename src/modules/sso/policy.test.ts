import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shutTo } from './policy.ts';

const teacher = { hats: [{ profile: 'ENS', structureId: 'a' }] };
const mother = {
  hats: [
    { profile: 'TUT', structureId: 'a' },
    { profile: 'TUT', structureId: 'b' },
  ],
};
const dayIn = (structureId: string) => (structureId === 'a' ? '2026-09-01' : '2026-08-31');
const audience = (
  profile: string | null,
  structureId: string | null,
  opensOn: string | null = null,
) => ({ profile, structureId, opensOn });

test('a service without audience is everybody’s', () => {
  assert.equal(shutTo({ hats: [] }, [], dayIn), undefined);
});

test('a service for the teachers of a school is shut to its parents, and to teachers elsewhere', () => {
  const audiences = [audience('ENS', 'a')];
  assert.equal(shutTo(teacher, audiences, dayIn), undefined);
  assert.deepEqual(shutTo(mother, audiences, dayIn), { because: 'not-for-you' });
  assert.deepEqual(shutTo(teacher, [audience('ENS', 'b')], dayIn), { because: 'not-for-you' });
});

test('any one hat opens, whichever is worn', () => {
  assert.equal(shutTo(mother, [audience(null, 'b')], dayIn), undefined);
  assert.equal(shutTo(mother, [audience('TUT', null)], dayIn), undefined);
});

test('a service opens on its day, where the structure is', () => {
  const audiences = [audience(null, 'a', '2026-09-01')];
  assert.equal(shutTo(teacher, audiences, dayIn), undefined);
  assert.deepEqual(shutTo(mother, [audience(null, 'b', '2026-09-01')], dayIn), {
    because: 'not-yet',
    opensOn: '2026-09-01',
  });
});

test('of two days one waits for the first', () => {
  const audiences = [audience('ENS', null, '2026-11-01'), audience(null, 'a', '2026-10-01')];
  assert.deepEqual(shutTo(teacher, audiences, dayIn), {
    because: 'not-yet',
    opensOn: '2026-10-01',
  });
});
