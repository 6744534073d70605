import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigFaults, readConfig, unknownVariables, withPort } from './config.ts';

test('nothing set: the demo, on this machine alone, with the embedded database', () => {
  const config = readConfig({}, 2);
  assert.equal(config.demo, true);
  assert.equal(config.databaseUrl, undefined);
  assert.equal(config.host, '127.0.0.1');
  assert.equal(config.origin, 'http://localhost:3000');
  assert.equal(config.workers, 1);
  assert.deepEqual(config.egressAllow, ['127.0.0.0/8', '::1']);
  assert.ok(Object.isFrozen(config));
});

test('a database of one’s own switches the demo off, unless asked for', () => {
  const DATABASE_URL = 'postgres://u:p@db.example/ent';
  assert.equal(readConfig({ DATABASE_URL }).demo, false);
  assert.deepEqual(readConfig({ DATABASE_URL }).egressAllow, []);
  assert.equal(readConfig({ DATABASE_URL, PREAU_DEMO: 'oui' }).demo, true);
  assert.equal(readConfig({ DATABASE_URL, HOST: '0.0.0.0' }).host, '0.0.0.0');
});

test('the demo refuses to be reached from elsewhere', () => {
  for (const HOST of ['0.0.0.0', '::', '192.0.2.7', 'localhost.example.org']) {
    assert.throws(() => readConfig({ HOST }), ConfigFaults, HOST);
  }
  for (const HOST of ['127.0.0.1', '127.1.2.3', '::1', 'localhost']) {
    assert.equal(readConfig({ HOST }).host, HOST);
  }
});

test('every wrong value is told at once, and none that may hold a password is repeated', () => {
  const wrong = { PORT: '65536', PREAU_WORKERS: '0', DATABASE_URL: 'mysql://u:s3cret@h/b' };
  assert.throws(
    () => readConfig(wrong),
    (error: ConfigFaults) => error.faults.length === 3 && !error.message.includes('s3cret'),
  );
  for (const PREAU_ORIGIN of [
    'ent.fr',
    'https://ent.fr/portail',
    'ftp://ent.fr',
    'https://u@ent.fr',
  ]) {
    assert.throws(() => readConfig({ PREAU_ORIGIN }), ConfigFaults, PREAU_ORIGIN);
  }
  assert.throws(() => readConfig({ PREAU_EGRESS_ALLOW: '10.0.0.0/8, intranet' }), ConfigFaults);
});

test('an empty variable counts as absent', () => {
  assert.equal(readConfig({ PORT: '', PREAU_DEMO: ' ' }).port, 3000);
});

test('web processes: one up to two cores, then one less than the cores', () => {
  assert.deepEqual(
    [1, 2, 3, 8].map((cores) => readConfig({}, cores).workers),
    [1, 1, 2, 7],
  );
});

test('a port chosen at start moves the default origin, never a given one', () => {
  assert.equal(withPort(readConfig({ PORT: '0' }), 4242).origin, 'http://localhost:4242');
  const given = readConfig({ PORT: '0', PREAU_ORIGIN: 'https://ent.example' });
  assert.equal(withPort(given, 4242).origin, 'https://ent.example');
});

test('a mistyped variable is noticed', () => {
  assert.deepEqual(unknownVariables({ PREAU_DMEO: 'off', PREAU_DEMO: 'off', PATH: '/bin' }), [
    'PREAU_DMEO',
  ]);
});

test('a store of files and a scanner are read out of one line each, and refused without repeating the secret', () => {
  const { s3, clamd } = readConfig({
    PREAU_S3_URL: 'https://cle:s3cret@s3.exemple.fr:9000/preau-blobs?region=fr-par',
    PREAU_CLAMD: '[::1]:3310',
  });
  assert.deepEqual(s3, {
    endpoint: 'https://s3.exemple.fr:9000',
    bucket: 'preau-blobs',
    region: 'fr-par',
    accessKeyId: 'cle',
    secretAccessKey: 's3cret',
  });
  assert.deepEqual(clamd, { host: '::1', port: 3310 });
  assert.deepEqual(readConfig({ PREAU_CLAMD: '/run/clamd.sock' }).clamd, {
    path: '/run/clamd.sock',
  });
  for (const PREAU_S3_URL of [
    'https://s3.exemple.fr/seau',
    'https://cle:s3cret@s3.exemple.fr/',
    'https://cle:s3cret@s3.exemple.fr/un/deux',
    'ftp://cle:s3cret@s3.exemple.fr/seau',
    'https://cle:%zz@s3.exemple.fr/seau',
  ])
    assert.throws(
      () => readConfig({ PREAU_S3_URL }),
      (error: ConfigFaults) => error.faults.length === 1 && !error.message.includes('s3cret'),
      PREAU_S3_URL,
    );
  for (const PREAU_CLAMD of ['clamd', 'clamd:0', 'clamd:70000', 'clamd:3310/x', ':3310'])
    assert.throws(() => readConfig({ PREAU_CLAMD }), ConfigFaults, PREAU_CLAMD);
});

test('proxies are named: loopback by default, nobody in the demo, never the whole Internet', () => {
  const DATABASE_URL = 'postgres://u:p@db.example/ent';
  assert.deepEqual(readConfig({}).proxies, []);
  assert.deepEqual(readConfig({ DATABASE_URL }).proxies, ['127.0.0.0/8', '::1']);
  assert.deepEqual(readConfig({ DATABASE_URL, PREAU_PROXIES: '10.0.3.7, 2001:db8::/64' }).proxies, [
    '10.0.3.7',
    '2001:db8::/64',
  ]);
  for (const PREAU_PROXIES of [
    '0.0.0.0/0',
    '::/0',
    '10.0.0.0/33',
    '999.1.1.1',
    'proxy.example',
    '10.0.0.0/8/8',
  ])
    assert.throws(() => readConfig({ PREAU_PROXIES }), ConfigFaults, PREAU_PROXIES);
});

test('an LDAP replica is named whole, and in the clear on this machine alone', () => {
  const rest = {
    PREAU_LDAP_BASE: 'DC=Esco-Centre , dc=fr',
    PREAU_LDAP_BIND_DN: 'cn=preau,dc=esco-centre,dc=fr',
    PREAU_LDAP_PASSWORD: 's3cret',
  };
  const place = (PREAU_LDAP_URL: string) => readConfig({ ...rest, PREAU_LDAP_URL }).ldap;
  assert.equal(readConfig(rest).ldap, undefined);
  assert.equal(readConfig(rest).ldapBase, 'dc=Esco-Centre,dc=fr');
  assert.equal(place('ldap://127.0.0.1:389/')?.isPlain, true);
  assert.equal(place('ldap://[::1]')?.isPlain, true);
  assert.equal(place('ldap://ldap.exemple.fr')?.isPlain, false);
  assert.equal(place('ldaps://localhost')?.isPlain, false);
  for (const name of Object.keys(rest))
    assert.throws(
      () => readConfig({ ...rest, PREAU_LDAP_URL: 'ldaps://a.fr', [name]: undefined }),
      ConfigFaults,
    );
  for (const url of ['http://a.fr', 'ldaps://u:p@a.fr', 'ldaps://a.fr/dc=fr', 'ldap:///', 'ldap'])
    assert.throws(() => place(url), ConfigFaults, url);
  for (const PREAU_LDAP_BASE of ['dc=', 'cn=a,dc=fr', 'dc=a\\,b', 'dc=a+dc=b', 'fr', 'dc=a,,dc=b'])
    assert.throws(() => readConfig({ ...rest, PREAU_LDAP_BASE }), ConfigFaults, PREAU_LDAP_BASE);
});
