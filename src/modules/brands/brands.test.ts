import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statementsSent } from '#kernel/db';
import { testDatabase } from '#kernel/testing';
import { openDemoBrands } from './demo.ts';
import { brandOf, brandOrigins, siteOf, siteOfBrand } from './sites.ts';

const { db, run } = await testDatabase();
let now = Date.now();
const clock = { now: () => new Date(now) };
const askedAt = (host: string, scheme = 'http') => ({
  db,
  clock,
  asked: { host, origin: `${scheme}://${host}` },
});
const demo = { origin: 'http://localhost:3000', host: '127.0.0.1' };
const region = { origin: 'https://identite.example', host: '0.0.0.0' };
const shownAt = async (host: string, installation = demo) =>
  (await siteOf(askedAt(host), installation))?.brand.key;

test('without any brand the identity origin is a plain Préau, and no other host is ours', async () => {
  assert.equal(await shownAt('identite.example', region), 'preau');
  assert.equal(await shownAt('localhost:3000'), 'preau');
  assert.equal(await shownAt('chercan.localhost:3000'), undefined);
});

test('each host of the demo shows its brand, localhost Net O’Centre', async () => {
  await openDemoBrands({ db });
  await openDemoBrands({ db });
  now += 6_000;
  const shown = {
    'netocentre.localhost:3000': 'netocentre',
    'touraine-eschool.localhost:3000': 'touraine',
    'chercan.localhost:3000': 'chercan',
    'colleges41.localhost:3000': 'colleges41',
    'mon-e-college.localhost:8080': 'monecollege',
    'localhost:3000': 'netocentre',
    '127.0.0.1:3000': 'netocentre',
    '[::1]:3000': 'netocentre',
    'CherCaN.localhost': 'chercan',
  };
  for (const [host, key] of Object.entries(shown)) assert.equal(await shownAt(host), key, host);
});

test('a host of nobody is nobody’s', async () => {
  for (const host of [
    'evil.example',
    'chercan.localhost.evil.example',
    'xchercan.localhost',
    '',
    ':3000',
    '10.0.0.1',
  ])
    assert.equal(await shownAt(host), undefined, host);
  assert.equal(await shownAt('127.0.0.1:3000', region), undefined, 'not when others can reach us');
});

test('a brand keeps the address it was asked at, and is led to at the identity origin’s port', async () => {
  assert.equal(
    (await brandOf(askedAt('chercan.localhost:4000'))).origin,
    'http://chercan.localhost:4000',
  );
  const site = await siteOfBrand({ db, clock }, demo, { key: 'netocentre' });
  assert.equal(site?.brand.origin, 'http://netocentre.localhost:3000');
  assert.ok((await brandOrigins({ db, clock }, demo)).includes('http://chercan.localhost:3000'));
});

test('people sign in on the identity origin and on this machine’s own addresses, not on brands’ hosts', async () => {
  const signsIn = async (host: string) => (await siteOf(askedAt(host), demo))?.signsIn;
  assert.equal(await signsIn('localhost:3000'), true);
  assert.equal(await signsIn('127.0.0.1:3000'), true);
  assert.equal(await signsIn('chercan.localhost:3000'), false);
  assert.equal(await signsIn('netocentre.localhost:3000'), false);
});

test('the brand of a request costs no statement while it is fresh, and a change shows within five seconds', async () => {
  await shownAt('localhost:3000');
  const before = statementsSent();
  for (let i = 0; i < 20; i += 1) await shownAt('localhost:3000');
  assert.equal(statementsSent(), before);
  await run(`update brands.brand set name = 'Autre nom' where key = 'chercan'`);
  now += 5_001;
  assert.equal((await brandOf(askedAt('chercan.localhost'))).name, 'Autre nom');
});

test('a structure has one brand: that of its département’s collèges, else the region’s', async () => {
  await run(`insert into directory.structure (name, kind, postal_code) values
    ('c37', 'college', '37100'), ('l37', 'lycee', '37100'), ('c18', 'college', '18000'), ('c28', 'college', '28000'), ('sans', 'ecole', null)`);
  const rows = await run<{ name: string; brand_key: string }>(
    'select s.name, b.brand_key from brands.structure_brand b join directory.structure s on s.id = b.structure_id order by s.name',
  );
  assert.deepEqual(
    rows.map(({ name, brand_key }) => `${name} ${brand_key}`),
    ['c18 chercan', 'c28 netocentre', 'c37 touraine', 'l37 netocentre', 'sans netocentre'],
  );
});
