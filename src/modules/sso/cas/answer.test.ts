import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { AttributeName, Release, releases } from '../registry/releases.ts';
import { asJson, asXml } from './answer.ts';

/** The text of each element, in order, as a strict parser reads it. */
function elements(xml: string): [string, string][] {
  const found: [string, string][] = [];
  const open: { name: string; text: string }[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => assert.fail(error));
  parser.on('opentag', ({ local }) => open.push({ name: local, text: '' }));
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on('closetag', () => {
    const { name, text } = open.pop() ?? { name: '', text: '' };
    found.push([name, text]);
  });
  parser.write(xml).close();
  return found;
}

const standing = { provenAt: new Date(0), isNewLogin: true, proxies: [] };

test('whatever is in a name comes out as it was, in XML and in JSON', () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(
      text,
      fc.array(text, { minLength: 1, maxLength: 3 }),
      text,
      (user, values, proxy) => {
        const told = { user, attributes: [{ name: 'sn', values }], ...standing, proxies: [proxy] };
        const read = elements(asXml(told));
        const all = (name: string) => read.filter(([found]) => found === name).map(([, t]) => t);
        const printed = (one: string) =>
          one.replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
        assert.deepEqual(all('user'), [printed(user)]);
        assert.deepEqual(all('sn'), values.map(printed));
        assert.deepEqual(all('proxy'), [printed(proxy)]);
        const { authenticationSuccess } = JSON.parse(asJson(told)).serviceResponse;
        assert.deepEqual(authenticationSuccess.attributes.sn, values);
        assert.equal(authenticationSuccess.user, user);
      },
    ),
  );
});

test('nothing stands between the elements that clients read without trimming', () => {
  const xml = asXml({ user: 'lea', attributes: [{ name: 'sn', values: ['Martin'] }], ...standing });
  assert.doesNotMatch(xml.trimEnd(), />\s|\s</);
  assert.equal(
    xml,
    '<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess><cas:user>lea</cas:user><cas:attributes><cas:authenticationDate>1970-01-01T00:00:00.000Z</cas:authenticationDate><cas:longTermAuthenticationRequestTokenUsed>false</cas:longTermAuthenticationRequestTokenUsed><cas:isFromNewLogin>true</cas:isFromNewLogin><cas:sn>Martin</cas:sn></cas:attributes></cas:authenticationSuccess></cas:serviceResponse>\n',
  );
});

test('a release cannot give an attribute a name of the protocol, or one that is no XML name', () => {
  for (const name of [
    'user',
    'proxy',
    'proxies',
    'attributes',
    'authenticationSuccess',
    'a:b',
    '@id',
    '1a',
    '',
    'a b',
  ])
    assert.equal(AttributeName.safeParse(name).success, false, name);
  assert.equal(
    Release.safeParse({ user: 'login', attributes: { proxyGrantingTicket: 'login' } }).success,
    false,
  );
  assert.ok(Object.keys(releases).length >= 9);
});
