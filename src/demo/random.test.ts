import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomOf } from './random.ts';

const tenOf = (...keys: (string | number)[]) => {
  const random = randomOf(...keys);
  return Array.from({ length: 10 }, () => random.below(1000));
};

test('a stream is the same on every machine and for ever', () => {
  assert.deepEqual(tenOf('preau', 1), [885, 109, 897, 712, 707, 366, 188, 470, 555, 124]);
});

test('other keys give another stream', () => {
  assert.notDeepEqual(tenOf('preau', 1), tenOf('preau', 2));
  assert.notDeepEqual(tenOf('ab', 'c'), tenOf('a', 'bc'));
});

test('draws are spread evenly', () => {
  const random = randomOf('spread');
  const counts = Array.from({ length: 10 }, () => 0);
  for (let draw = 0; draw < 100_000; draw++) {
    const at = random.below(10);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  for (const count of counts) assert.ok(Math.abs(count - 10_000) < 500, String(counts));
});

test('between includes both its bounds', () => {
  const random = randomOf('bounds');
  const seen = new Set(Array.from({ length: 200 }, () => random.between(3, 5)));
  assert.deepEqual([...seen].sort(), [3, 4, 5]);
});
