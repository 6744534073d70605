import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hatToShow, type Restricted, verdictFor, type Wears } from './policy.ts';

const teacher = [{ profile: 'ENS', structureId: 'a' }];
const mother = [
  { profile: 'TUT', structureId: 'a' },
  { profile: 'TUT', structureId: 'b' },
];
const dayIn = (structureId: string) => (structureId === 'a' ? '2026-09-01' : '2026-08-31');
const audience = (
  profile: string | null,
  structureId: string | null,
  opensOn: string | null = null,
  closesOn: string | null = null,
) => ({ profile, structureId, opensOn, closesOn });

const ordinary = { dayIn, restrictionOf: () => undefined };
const shutTo = (hats: readonly Wears[], audiences: ReturnType<typeof audience>[]) => {
  const verdict = verdictFor(hats, audiences, ordinary);
  return 'shut' in verdict ? verdict.shut : undefined;
};

test('a service without audience is everybody’s', () => {
  assert.equal(shutTo([], []), undefined);
});

test('a service for the teachers of a school is shut to its parents, and to teachers elsewhere', () => {
  const audiences = [audience('ENS', 'a')];
  assert.equal(shutTo(teacher, audiences), undefined);
  assert.deepEqual(shutTo(mother, audiences), { because: 'not-for-you' });
  assert.deepEqual(shutTo(teacher, [audience('ENS', 'b')]), { because: 'not-for-you' });
});

test('any one hat opens, whichever is worn', () => {
  assert.equal(shutTo(mother, [audience(null, 'b')]), undefined);
  assert.equal(shutTo(mother, [audience('TUT', null)]), undefined);
});

test('a service opens on its day, where the structure is', () => {
  const audiences = [audience(null, 'a', '2026-09-01')];
  assert.equal(shutTo(teacher, audiences), undefined);
  assert.deepEqual(shutTo(mother, [audience(null, 'b', '2026-09-01')]), {
    because: 'not-yet',
    opensOn: '2026-09-01',
  });
});

test('of two days one waits for the first', () => {
  const audiences = [audience('ENS', null, '2026-11-01'), audience(null, 'a', '2026-10-01')];
  assert.deepEqual(shutTo(teacher, audiences), { because: 'not-yet', opensOn: '2026-10-01' });
});

test('the last day still opens, the day after does not', () => {
  assert.equal(shutTo(teacher, [audience('ENS', null, null, '2026-09-01')]), undefined);
  assert.deepEqual(shutTo(teacher, [audience('ENS', null, null, '2026-08-31')]), {
    because: 'over',
    closedOn: '2026-08-31',
  });
});

test('the return to school holds back one hat, and the other still opens', () => {
  const held: Restricted = { opensOn: '2026-09-03', reason: 'Rentrée des cinquièmes' };
  const restrictionOf = ({ structureId }: Wears) => (structureId === 'a' ? held : undefined);
  assert.deepEqual(verdictFor(mother, [], { dayIn, restrictionOf }), { opening: [mother[1]] });
  assert.deepEqual(verdictFor(teacher, [], { dayIn, restrictionOf }), {
    shut: { because: 'restricted', ...held },
  });
});

test('a ticket speaks for the hat that is worn when it opens, else for the one that does; of several one is asked', () => {
  const [first, second] = mother;
  assert.deepEqual(hatToShow(first ?? null, mother, undefined), { hat: null });
  assert.deepEqual(hatToShow(null, mother.slice(1), undefined), { hat: second });
  assert.deepEqual(hatToShow(null, mother, undefined), { ask: mother });
  assert.deepEqual(hatToShow(null, mother, second), { hat: second });
  assert.deepEqual(hatToShow(null, mother, { profile: 'ENS', structureId: 'b' }), { ask: mother });
});
