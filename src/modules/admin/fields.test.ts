import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { type Setting, setting } from '#kernel/module';
import { fieldOf, readValue } from './fields.ts';
import { knownFrom } from './known-work.ts';

const words = { fr: 'essai', en: 'test' };
const of = (shape: z.ZodType, initial: unknown, more: Partial<Setting> = {}): Setting => ({
  name: 'test.one',
  label: words,
  about: words,
  scope: 'platform',
  shape,
  initial,
  ...more,
});

test('a boolean, a bounded integer, an enum in words and a short text each have their field', () => {
  const choices = { daily: words, weekly: words };
  assert.deepEqual(fieldOf(of(z.boolean(), true)), { kind: 'boolean' });
  assert.deepEqual(fieldOf(of(z.int().min(-1).max(9), 2, { unit: words })), {
    kind: 'integer',
    min: -1,
    max: 9,
    unit: words,
  });
  assert.deepEqual(fieldOf(of(z.enum(['daily', 'weekly']), 'daily', { choices })), {
    kind: 'choice',
    options: [
      { value: 'daily', label: words },
      { value: 'weekly', label: words },
    ],
  });
  assert.deepEqual(fieldOf(of(z.string().min(1).max(80), 'a')), { kind: 'text', min: 1, max: 80 });
});

for (const [what, bad] of [
  ['an integer without bounds', of(z.int(), 1)],
  ['an integer bounded on one side', of(z.int().min(1), 1)],
  ['a number with a fraction', of(z.number().min(0).max(1), 0.5)],
  ['a text without end', of(z.string(), '')],
  ['a text that is too long', of(z.string().max(501), '')],
  ['an enum without words', of(z.enum(['a', 'b']), 'a', { choices: { a: words } })],
  ['an object', of(z.object({ a: z.boolean() }), { a: true })],
  ['a list', of(z.array(z.boolean()), [])],
  ['a value that may be absent', of(z.boolean().nullable(), null)],
  ['an initial value out of bounds', of(z.int().min(1).max(9), 10)],
] as const)
  test(`${what} is refused at start`, () => {
    assert.throws(() => fieldOf(bad), /The setting test\.one must be/);
  });

test('two settings of one name are refused at start', () => {
  const house = { name: 'test', label: { fr: 'Essai', en: 'Trial' }, keepsPeople: false as const };
  const one = setting(of(z.boolean(), true));
  assert.throws(
    () => knownFrom([{ ...house, settings: [one, one] }]),
    /Two settings are called test\.one/,
  );
});

test('a value travels as the text of its field, and nothing else is taken for one', () => {
  const read = (one: Setting, held: string) => readValue(one, fieldOf(one), held);
  const size = of(z.int().min(1).max(100), 5);
  for (const held of ['', '0', '101', '5.5', '5e1', ' 5', '0x5', 'cinq', 'NaN', '99999999999'])
    assert.equal(read(size, held), undefined, held);
  assert.equal(read(size, '100'), 100);
  const isOn = of(z.boolean(), true);
  assert.deepEqual(
    ['true', 'false', '1', 'on', ''].map((held) => read(isOn, held)),
    [true, false, undefined, undefined, undefined],
  );
  assert.equal(read(of(z.string().max(3), ''), 'abcd'), undefined);
});
