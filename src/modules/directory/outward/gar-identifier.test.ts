import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { garIdentifierOf } from './gar-identifier.ts';

test('the same person has the same identifier for the GAR, and nobody else has it', () => {
  const people = Array.from({ length: 5_000 }, () => randomUUID());
  const given = people.map(garIdentifierOf);
  assert.equal(new Set(given).size, people.length);
  assert.deepEqual(people.map(garIdentifierOf), given);
  for (const one of given)
    assert.match(one, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('it is what it was when the first files were sent', () => {
  assert.equal(
    garIdentifierOf('01a22c0b-d518-70d2-8571-b8d40f970048'),
    '5abefb9e-7d89-8888-81e5-a4f1be1b43b8',
  );
});
