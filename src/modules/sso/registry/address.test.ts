import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isUnder, type Prefix, readAddress, readPrefix, withTicket } from './address.ts';

const home = readPrefix('https://ok.example/app') as Prefix;
const isOurs = (given: unknown) => {
  const address = readAddress(given);
  return address !== undefined && isUnder(address, home);
};

test('what lies in the folder of a service is its own, whatever its case, port and query', () => {
  for (const given of [
    'https://ok.example/app',
    'https://ok.example/app/',
    'HTTPS://OK.example:443/app/a/b?x=1&y=%20#ici',
    'https://ok.example/app/?service=https%3A%2F%2Fother.example',
    'https://ok.example/x/../app/a',
  ])
    assert.ok(isOurs(given), given);
});

test('lookalikes and tricks are nobody’s', () => {
  for (const given of [
    'https://ok.example@evil.example/app/',
    'https://ok.example:x@evil.example/app/',
    'https://@evil.example/app/',
    'https://ok.example.evil.example/app/',
    'https://evil.example/?https://ok.example/app/',
    'https://evil.example#https://ok.example/app/',
    'https:\\\\ok.example/app/',
    'https://ok.example\\@evil.example/app/',
    '\\\\evil.example',
    '//ok.example/app/',
    '/app/',
    'https:/ok.example/app/',
    'https://ok.example%2f@evil.example/app/',
    'https://ok.example/app/..%2fadmin',
    'https://ok.example/app/..;/admin',
    'https://ok.example/app/%2e%2e;/admin',
    'https://ok.example/app/../admin',
    'https://ok.example/app/%2e%2e/admin',
    'https://ok.example/application',
    'https://ok.example/app/\r\nSet-Cookie: x=1',
    'https://ok.example/app/\u0000',
    ' https://ok.example/app/',
    'http://ok.example/app/',
    'https://ok.example:8443/app/',
    'https://οk.example/app/',
    'javascript://ok.example/app/%0aalert(1)',
    'data:text/html,ok.example/app/',
    'ftp://ok.example/app/',
    `https://ok.example/app/${'a'.repeat(2_048)}`,
    '',
    undefined,
    ['https://ok.example/app/', 'https://evil.example/'],
    { 0: 'https://ok.example/app/' },
  ])
    assert.ok(!isOurs(given), String(given));
});

test('whatever is written, a browser is never led out of the folder', () => {
  const bits = fc.constantFrom(
    ...[
      'https://',
      'ok.example',
      '/app/',
      '@',
      '\\',
      '/',
      '..',
      ';',
      '%2f',
      '%2e',
      '?',
      '#',
      ':',
      'evil.example',
      '.',
      'http://',
      ' ',
      '\t',
      '\n',
      '443',
    ],
  );
  let ours = 0;
  fc.assert(
    fc.property(fc.array(bits, { minLength: 1, maxLength: 9 }), (parts) => {
      const given = parts.join('');
      if (!isOurs(given)) return;
      ours += 1;
      const reached = new URL(withTicket(given, 'ST-1'));
      assert.equal(reached.origin, 'https://ok.example');
      assert.match(`${reached.pathname}/`, /^\/app\//);
      assert.equal(reached.username, '');
    }),
    { numRuns: 50_000, examples: [[['https://', 'ok.example', '/app/', '..', ';', '/']]] },
  );
  fc.assert(
    fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
      if (isOurs(`https://ok.example/app${path}?${query}`)) ours += 1;
    }),
  );
  assert.ok(ours > 20, `${ours} addresses were ours`);
});

test('two spellings of one address are equal, two addresses are not', () => {
  const normal = (text: string) => readAddress(text)?.normal;
  assert.equal(
    normal('https://OK.example:443/a/../app/%c3%a9'),
    normal('https://ok.example/app/é'),
  );
  assert.notEqual(normal('https://ok.example/app'), normal('https://ok.example/app/'));
  assert.notEqual(normal('https://ok.example/app?a=1'), normal('https://ok.example/app?a=2'));
});

test('a ticket goes after the query that was there and before the fragment', () => {
  assert.equal(withTicket('https://a.example/', 'ST-1'), 'https://a.example/?ticket=ST-1');
  assert.equal(withTicket('https://a.example/?x=1', 'ST-1'), 'https://a.example/?x=1&ticket=ST-1');
  assert.equal(withTicket('https://a.example/?', 'ST-1'), 'https://a.example/?ticket=ST-1');
  assert.equal(
    withTicket('https://a.example/#/ici', 'ST-1'),
    'https://a.example/?ticket=ST-1#/ici',
  );
});

test('a service lives at one plain https address, or on this machine', () => {
  assert.deepEqual(readPrefix('https://a.example'), { origin: 'https://a.example', path: '/' });
  assert.deepEqual(readPrefix('http://localhost:8080/x'), {
    origin: 'http://localhost:8080',
    path: '/x/',
  });
  assert.equal(readPrefix('http://a.example/'), 'not-https');
  assert.equal(readPrefix('https://com/'), 'whole-web');
  assert.equal(readPrefix('https://*.example.org/'), 'no-address');
  assert.equal(readPrefix('^https://a.example/.*'), 'no-address');
  assert.equal(readPrefix('https://a.example/?x'), 'has-query');
});
