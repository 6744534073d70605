import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBound } from './bound.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 25) + seconds * 1000);
const times = (n: number) => Array.from({ length: n }, (_, i) => i);

test('a loop of refusals is written so many times, said to be cut short once, and dropped until ten minutes have passed', () => {
  const bound = openBound({ each: 3, all: 100 });
  const verdicts = times(50).map((i) => bound('loop', at(i)));
  assert.deepEqual(verdicts.slice(0, 5), ['write', 'write', 'write', 'last', 'drop']);
  assert.ok(verdicts.slice(5).every((verdict) => verdict === 'drop'));
  assert.equal(bound('somebody else', at(60)), 'write');
  assert.equal(bound('loop', at(601)), 'write');
});

test('a thousand different ones together pass the bound of all, said once', () => {
  const bound = openBound({ each: 3, all: 100 });
  const verdicts = times(1000).map((i) => bound(`one of many ${i}`, at(i / 10)));
  assert.equal(verdicts.filter((verdict) => verdict === 'write').length, 100);
  assert.equal(verdicts.filter((verdict) => verdict === 'last').length, 1);
});

test('a clock put back does not leave refusals unwritten for ever', () => {
  const bound = openBound({ each: 1, all: 100 });
  times(5).map(() => bound('loop', at(100_000)));
  assert.equal(bound('loop', at(0)), 'write');
});
