import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { keysOf } from './keys.ts';
import { compare, type Likened } from './likeness.ts';

const record = (more: Partial<Likened>): Likened => ({
  ...{ id: 'a', civility: null, givenName: 'Claire', otherGivenNames: [], familyName: 'Martin' },
  ...{ birthName: null, birthDate: null, ine: null, mails: [], phones: [], address: null },
  ...{ isPupil: false, responsables: [], children: [], sources: [] },
  ...more,
});
const reasons = (one: Partial<Likened>, other: Partial<Likened>) =>
  compare(record({ id: 'a', ...one }), record({ id: 'b', ...other }))?.reasons;

test('the same names are never enough alone, and are with a birth date, a mail, a number, a home or a child', () => {
  assert.equal(reasons({}, {}), undefined);
  for (const tie of [
    { birthDate: '1980-05-01' },
    { mails: ['claire@essai.example'] },
    { phones: ['612345678'] },
    { address: '37900ruedelasource' },
    { children: ['c'] },
  ])
    assert.ok(reasons(tie, tie), JSON.stringify(tie));
});

test('a first name a letter away, the same birth date and the same mail are shown with these reasons', () => {
  const tie = { birthDate: '1980-05-01', mails: ['c@essai.example'] };
  assert.deepEqual(reasons({ ...tie, givenName: 'Catherine' }, { ...tie, givenName: 'Cathrine' }), [
    ...['same-birth-date', 'near-given-name', 'same-family-name', 'same-mail'],
  ]);
});

test('a name of birth, exchanged names and a compound first name are recognised', () => {
  const tie = { birthDate: '1980-05-01' };
  assert.ok(
    reasons({ ...tie, familyName: 'Durand', birthName: 'Martin' }, tie)?.includes('birth-name'),
  );
  assert.deepEqual(reasons({ ...tie, givenName: 'MARTIN', familyName: 'Claire' }, tie), [
    ...['same-birth-date', 'names-exchanged'],
  ]);
  assert.deepEqual(reasons({ ...tie, givenName: 'Claire-Marie' }, tie), [
    ...['same-birth-date', 'part-of-given-name', 'same-family-name'],
  ]);
});

test('two INEs, one responsible for the other, or another birth date: two people', () => {
  const tie = { birthDate: '2012-05-01', mails: ['c@essai.example'] };
  assert.equal(reasons({ ...tie, ine: '1' }, { ...tie, ine: '2' }), undefined);
  assert.equal(reasons({ ...tie, children: ['b'] }, tie), undefined);
  assert.equal(reasons(tie, { ...tie, responsables: ['a'] }), undefined);
  assert.equal(reasons(tie, { ...tie, birthDate: '2014-09-17' }), undefined);
  assert.ok(reasons(tie, { ...tie, birthDate: '2012-01-05' })?.includes('near-birth-date'));
});

test('the same INE is shown whatever the rest says', () => {
  assert.ok(
    reasons({ ine: '1' }, { ine: '1', givenName: 'Bob', familyName: 'X' })?.includes('same-ine'),
  );
});

test('a couple with near names and one mail is two people', () => {
  const tie = { mails: ['famille@essai.example'], phones: ['612345678'], address: 'x' };
  const [pascal, pascale] = [
    { ...tie, civility: 'M.', givenName: 'Pascal' },
    { ...tie, civility: 'Mme', givenName: 'Pascale' },
  ];
  assert.equal(reasons(pascal, pascale), undefined);
  assert.ok(reasons({ ...pascal, civility: null }, pascale), 'who knows');
  const dominique = { ...tie, givenName: 'Dominique', children: ['c'] };
  assert.equal(
    reasons({ ...dominique, civility: 'M.' }, { ...dominique, civility: 'Mme' }),
    undefined,
    'even with one first name',
  );
});

const names = ['Léa', 'Léo', 'Lina', 'Lisa', 'Jean', 'Jean-Pierre', 'Martin', 'Marten', 'Claire'];
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const some = (values: string[]) => fc.subarray(values, { maxLength: 2 });
const anyRecord = (id: string): fc.Arbitrary<Likened> =>
  fc.record({
    id: fc.constant(id),
    civility: maybe(fc.constantFrom('M.', 'Mme')),
    givenName: fc.oneof(fc.constantFrom(...names), fc.string()),
    otherGivenNames: some(names),
    familyName: fc.oneof(fc.constantFrom(...names), fc.string()),
    birthName: maybe(fc.constantFrom(...names)),
    birthDate: maybe(fc.constantFrom('2012-05-01', '2012-01-05', '2012-05-02', '1980-10-10')),
    ine: maybe(fc.constantFrom('1', '2')),
    mails: some(['a@x', 'b@x']),
    phones: some(['612345678', '698765432']),
    address: maybe(fc.constantFrom('37ruea', '37rueb')),
    isPupil: fc.boolean(),
    responsables: some(['r1', 'r2']),
    children: some(['c1', 'c2']),
    sources: some(['aaf:2D:18', 'csv:cfa']),
  });

test('likeness is symmetric, and whoever is alike shares a key', () => {
  fc.assert(
    fc.property(anyRecord('a'), anyRecord('b'), (one, other) => {
      const [there, back] = [compare(one, other), compare(other, one)];
      assert.deepEqual(there, back);
      if (there !== undefined)
        assert.ok(
          keysOf(one).some((key) => keysOf(other).includes(key)),
          `${there.reasons}`,
        );
    }),
    { numRuns: 20_000 },
  );
});

test('twins, brothers and sisters at one home are never one, however near their first names', () => {
  fc.assert(
    fc.property(
      anyRecord('a'),
      fc.constantFrom(...names),
      fc.constantFrom(...names),
      fc.boolean(),
      (one, first, second, isHome) => {
        fc.pre(first !== second);
        const twin = {
          ...{ ...one, isPupil: true, ine: null, address: isHome ? 'home' : null },
          ...{ responsables: isHome ? [] : ['mother'], otherGivenNames: [] },
        };
        const pair = [
          { ...twin, givenName: first },
          { ...twin, givenName: second, id: 'b' },
        ] as const;
        assert.equal(compare(...pair), undefined);
      },
    ),
    { numRuns: 5_000 },
  );
});

test('homonyms with different birth dates and no tie are never one', () => {
  fc.assert(
    fc.property(anyRecord('a'), (one) => {
      const known = { ...one, birthDate: '2012-05-01', ine: null, mails: [], phones: [] };
      const other = { ...known, id: 'b', birthDate: '2013-11-23', address: 'elsewhere' };
      assert.equal(compare(known, other), undefined);
    }),
  );
});
