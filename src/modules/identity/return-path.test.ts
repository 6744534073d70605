import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { returnPath } from './return-path.ts';
import { givenCookie, openTestDoors, password } from './testing.ts';

const { knock, signIn } = await openTestDoors();

/** What people have used elsewhere to be sent to another site after a sign-in. */
const tricks = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '/\\/evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/x/..//evil.example',
  '/%2e//evil.example',
  'https://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'HTTPS://evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  '@evil.example',
  '.evil.example',
  ':80@evil.example',
  '?retour=//evil.example',
  '/\u0000/evil.example',
  '/\u00a0/evil.example',
  '/\r\nset-cookie: a=b',
  '/é',
  '',
];

test('only a path of ours comes out, whatever trick goes in', () => {
  for (const trick of tricks) {
    const url = new URL(returnPath(trick), 'https://identite.example');
    assert.equal(url.origin, 'https://identite.example', JSON.stringify(trick));
    assert.match(returnPath(trick), /^\/(?![/\\])[!-~]*$/);
  }
  for (const path of ['/', '/classes/1?jour=2', '/a//b', '/a?b=https://evil.example'])
    assert.equal(returnPath(path), path);
  for (const other of [undefined, null, 3, ['/a'], { path: '/a' }, `/${'a'.repeat(5_000)}`])
    assert.equal(returnPath(other), '/');
});

test('of any text at all, a browser makes an address of this host', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '%2f',
    '%5c',
    ':',
    '@',
    '\t',
    '\n',
    'evil.example',
    '?',
    '#',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 8 }).map((parts) => `/${parts.join('')}`),
  );
  fc.assert(
    fc.property(text, (asked) => {
      const url = new URL(returnPath(asked), 'https://identite.example');
      return url.origin === 'https://identite.example';
    }),
    { numRuns: 3_000 },
  );
});

const ours = [
  'https://identite.example',
  'https://beta.test',
  'https://alpha.example',
  'https://www.alpha.example',
];

test('no address of the door leads to a host that is not ours', async () => {
  const session = { '__Host-preau': givenCookie(await signIn('ada.alpha'), '__Host-preau') ?? '' };
  const etat = 'e'.repeat(43);
  const addresses: Record<string, string>[] = [
    ...tricks.map((retour) => ({ retour })),
    ...tricks.map((retour) => ({ marque: 'beta', retour })),
    ...tricks.map((retour) => ({ marque: 'beta', etat, retour })),
    ...tricks.map((hote) => ({ marque: 'beta', hote, etat })),
    ...tricks.map((marque) => ({ marque, hote: marque, etat })),
    { marque: 'beta', hote: 'alpha.example', etat },
    { marque: 'beta', hote: 'beta.test.evil.example', etat },
    { marque: 'beta', hote: 'beta.test@evil.example', etat },
    { marque: 'beta', hote: 'evil.example#beta.test', etat },
    { marque: 'beta', hote: 'beta.test:8080', etat },
  ];
  for (const address of addresses) {
    const query = new URLSearchParams(address);
    const replies = [
      await knock('GET', `/connexion?${query}`, { cookies: session }),
      await knock('GET', `/connexion?${query}`, { host: 'beta.test' }),
    ];
    for (const { statusCode, headers } of replies) {
      if (statusCode === 400) continue;
      assert.equal(statusCode, 303, JSON.stringify(address));
      const leads = new URL(String(headers.location), 'https://identite.example').origin;
      assert.ok(ours.includes(leads), `${JSON.stringify(address)} leads to ${headers.location}`);
    }
  }
});

test('a brand’s host is reached by its own key only, and any of its hosts may ask', async () => {
  const session = { '__Host-preau': givenCookie(await signIn('ada.alpha'), '__Host-preau') ?? '' };
  const leadsTo = async (query: string) => {
    const { headers } = await knock('GET', `/connexion?${query}`, { cookies: session });
    return String(headers.location).replace(/code=[\w-]{43}/, 'code=…');
  };
  const etat = 'e'.repeat(43);
  assert.equal(
    await leadsTo(`marque=alpha&hote=www.alpha.example&etat=${etat}`),
    `https://www.alpha.example/connexion/retour?code=…&etat=${etat}`,
  );
  assert.equal(
    await leadsTo(`marque=alpha&etat=${etat}`),
    `https://alpha.example/connexion/retour?code=…&etat=${etat}`,
  );
  assert.equal(await leadsTo(`marque=beta&hote=alpha.example&etat=${etat}`), '/');
  assert.equal(
    await leadsTo('marque=beta&retour=/ici'),
    'https://beta.test/ici',
    'no state, no code',
  );
});

test('the form leads nowhere else than its address does', async () => {
  for (const retour of tricks) {
    const reply = await knock('POST', '/connexion', {
      form: { login: 'ada.alpha', password, retour },
    });
    assert.equal(reply.statusCode, 303);
    const leads = new URL(String(reply.headers.location), 'https://identite.example').origin;
    assert.equal(leads, 'https://identite.example', JSON.stringify(retour));
  }
});

test('changing hats by form leads nowhere else either', async () => {
  const reply = await signIn('ada.alpha');
  const cookies = { '__Host-preau': givenCookie(reply, '__Host-preau') ?? '' };
  const { structureId, profile } = reply.json().current;
  for (const retour of tricks) {
    const sent = await knock('POST', '/structure', {
      cookies,
      form: { structureId, profile, retour },
    });
    assert.equal(new URL(String(sent.headers.location), ours[0]).origin, ours[0], retour);
  }
  const strange = await knock('POST', '/structure', {
    cookies,
    form: { structureId: 'x', profile },
  });
  assert.equal(strange.statusCode, 403);
});
