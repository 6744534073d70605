import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldersOf } from './address-of-pattern.ts';
import { readApereo } from './read-apereo.ts';

test('the patterns that registries are full of become folders', () => {
  const cases: [string, readonly string[]][] = [
    ['^https://moodle\\.example\\.fr/.*', ['https://moodle.example.fr/']],
    ['https://moodle.example.fr(/.*)?', ['https://moodle.example.fr/']],
    ['^https?://grr\\.example\\.fr/grr/.*$', ['https://grr.example.fr/grr/']],
    ['^https://cloud\\.example\\.fr($|/.*)', ['https://cloud.example.fr/']],
    [
      '^https://(lycees|clg37)\\.example\\.fr/pronote/.*',
      ['https://lycees.example.fr/pronote/', 'https://clg37.example.fr/pronote/'],
    ],
  ];
  for (const [pattern, folders] of cases) assert.deepEqual(foldersOf(pattern), folders, pattern);
});

test('a pattern that lets in whoever comes is no address', () => {
  for (const pattern of [
    '^(https|imaps)://.*',
    '^https://.*\\.example\\.fr/.*',
    'https://[^/]+/x',
    '.*',
    '^https://a+.example.fr/',
  ])
    assert.equal(foldersOf(pattern), undefined, pattern);
});

const file = {
  '@class': 'org.apereo.cas.services.CasRegisteredService',
  serviceId: '^https://moodle\\.example\\.fr/.*',
  name: 'Moodle',
  id: 12,
  theme: 'netocentre',
  logoutType: 'FRONT_CHANNEL',
  usernameAttributeProvider: {
    '@class': 'org.apereo.cas.services.PrincipalAttributeRegisteredServiceUsernameProvider',
    usernameAttribute: 'ENTPersonLogin',
  },
  attributeReleasePolicy: {
    '@class': 'org.apereo.cas.services.ReturnAllowedAttributeReleasePolicy',
    allowedAttributes: ['java.util.ArrayList', ['sn', 'ENTEleveClasses', 'ENTPersonVille']],
  },
  accessStrategy: {
    '@class': 'org.apereo.cas.services.DefaultRegisteredServiceAccessStrategy',
    requiredAttributes: { ENTPersonProfils: ['National_ENS'] },
  },
};

test('a file becomes a service, and each property left behind is named with its reason', () => {
  const { service, waits, left } = readApereo(`# from production\n${JSON.stringify(file)}`);
  assert.equal(service?.name, 'Moodle');
  assert.equal(waits, true, 'closed until somebody says to whom it is open');
  assert.equal(service?.signOut, 'front');
  assert.deepEqual(service?.ownRelease, {
    user: 'login',
    attributes: { sn: 'familyName', ENTEleveClasses: 'divisions' },
  });
  assert.deepEqual(
    left.map(({ property }) => property),
    ['attributeReleasePolicy.ENTPersonVille', 'accessStrategy.requiredAttributes', 'theme'],
  );
  assert.ok(left.every(({ because }) => because.length > 10));
});

test('names are mapped as they were, and all attributes are never given by default', () => {
  const mapped = readApereo(
    JSON.stringify({
      ...file,
      attributeReleasePolicy: {
        '@class': 'org.apereo.cas.services.ReturnMappedAttributeReleasePolicy',
        allowedAttributes: { '@class': 'java.util.TreeMap', givenName: 'prenom', sn: 'user' },
      },
    }),
  );
  assert.deepEqual(mapped.service?.ownRelease?.attributes, { prenom: 'givenName' });
  assert.ok(mapped.left.some(({ property }) => property === 'attributeReleasePolicy.user'));
  const all = readApereo(
    JSON.stringify({
      ...file,
      attributeReleasePolicy: {
        '@class': 'org.apereo.cas.services.ReturnAllAttributeReleasePolicy',
      },
    }),
  );
  assert.deepEqual(all.service?.ownRelease?.attributes, {});
  assert.ok(all.left.some(({ property }) => property === 'attributeReleasePolicy'));
});

test('what is no CAS application, or no JSON, is told and left', () => {
  for (const text of [
    'bonjour',
    JSON.stringify({ ...file, '@class': 'org.apereo.cas.services.OidcRegisteredService' }),
    JSON.stringify({ ...file, serviceId: 'https://.*' }),
  ]) {
    const { service, left } = readApereo(text);
    assert.equal(service, undefined);
    assert.equal(left.length, 1);
  }
});
