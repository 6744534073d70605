import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ldifOf } from './ldif.ts';
import { firstValue, rdn, sameness, shortened, uidOf } from './sdet/dn.ts';
import { entryOf } from './sdet/entry.ts';

/** What names are made of by people who type, paste, or wish us ill. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ',',
        '+',
        '"',
        '\\',
        '<',
        '>',
        ';',
        '=',
        '#',
        ' ',
        ':',
        '\n',
        '\r',
        '\t',
        '5E',
      ),
      fc.constantFrom(
        'é',
        'œ',
        '’',
        '🦊',
        '👩🏽‍🏫',
        'Ω',
        '\u00a0',
        '\u202e',
        'ﬁ',
        'uid=',
        'dc=essai',
      ),
      fc.string(),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((parts) => parts.join('').replaceAll('\0', ''))
  .filter((text) => text !== '');

/** Reads the lines of one entry, as RFC 2849 says. */
const readLines = (ldif: string) =>
  ldif
    .replace(/\n /g, '')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, name, isCoded, value = ''] = /^([\w;-]+):(:?) (.*)$/.exec(line) ?? [];
      return [name, isCoded ? Buffer.from(value, 'base64').toString() : value];
    });

test('whatever is in a value, LDIF gives it back, in short lines of plain ASCII', () => {
  fc.assert(
    fc.property(hostile, fc.array(hostile, { minLength: 1, maxLength: 5 }), (dn, values) => {
      const ldif = ldifOf({ dn, attributes: [['sn', values]] });
      assert.match(ldif, /^[\n -~]*$/);
      assert.ok(ldif.split('\n').every((line) => line.length <= 76));
      assert.ok(ldif.endsWith('\n\n'));
      assert.deepEqual(readLines(ldif), [['dn', dn], ...values.map((value) => ['sn', value])]);
    }),
    { numRuns: 500 },
  );
});

test('a NUL is refused, in a value and in a name', () => {
  assert.throws(() => ldifOf({ dn: 'cn=a', attributes: [['sn', ['a\0b']]] }), /NUL/);
  assert.throws(() => rdn('cn', 'a\0b'));
  assert.throws(() => rdn('cn', ''));
});

test('whatever is in a name, its value is read back, and nothing of it becomes another part', () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const dn = `${rdn('cn', value)},ou=groups,dc=essai,dc=fr`;
      assert.equal(firstValue(dn), value);
      const bare = dn.replace(/\\./gs, '');
      assert.equal(bare.split(',').length, 4);
      assert.ok(!/["+<>;]/.test(bare));
    }),
    { numRuns: 500 },
  );
  assert.equal(firstValue('cn=5E\\2CB \\C3\\A9,ou=groups'), '5E,B é', 'as OpenLDAP writes it');
});

test('a long name is cut between letters, and stays like no other', () => {
  const [one, other] = [shortened('é🦊'.repeat(200)), shortened(`${'é🦊'.repeat(200)}x`)];
  assert.ok(Buffer.byteLength(one) < 200 && !one.includes('\ufffd'));
  assert.notEqual(one, other);
  assert.equal(shortened('0379001A:division:5eB'), '0379001A:division:5eB');
});

test('what a server would take for the same value is there once, and what is empty not at all', () => {
  const { attributes } = entryOf('cn=a', ['ENTPerson'], {
    sn: ['Dupont', 'DUPONT', ' dupont ', '', null, '\u0001', 'Du\nPont'],
    mail: null,
    cn: '  a  \t b ',
  });
  assert.deepEqual(attributes, [
    ['objectClass', ['ENTPerson']],
    ['cn', ['a b']],
    ['sn', ['Du Pont', 'Dupont']],
  ]);
  assert.equal(sameness('ﬁn  de 5E'), sameness('Fin de 5e'));
});

test('a uid is the person’s for life, and does not hold their id', () => {
  const id = '019b2d0c-5b1e-7c3a-9f00-000000000001';
  assert.equal(uidOf(id), uidOf(id));
  assert.match(uidOf(id), /^p[0-9a-f]{19}$/);
  assert.notEqual(uidOf(id), uidOf(id.replace('1', '2')));
});
