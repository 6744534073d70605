import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLog } from '#kernel/log';
import { openDoors } from '../../src/doors.ts';
import { openCas } from './ground.ts';

const { world, clock, login, ticketOf, validate } = await openCas();
const admin = await world.cookieOf('admin.region');

const call = (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, cookie = admin) =>
  world.app.inject({
    method,
    url,
    headers: { host: world.host, origin: `http://${world.host}`, cookie },
    ...(payload && { payload }),
  });

const facts = {
  ...{ name: 'Pronote', release: 'pronote', addresses: ['https://pronote.example/0370001A'] },
  ...{ callbacks: [], audiences: [], strength: 'password', signOut: 'back', signOutUrl: null },
  ...{ ticketSeconds: 60, toldInCas2: false, looseSlash: true },
};
const service = 'https://pronote.example/0370001A/';
const { id } = (await call('POST', '/api/sso/services', facts)).json();

test('what is decided on the page holds two seconds later', async () => {
  clock.advance(5);
  const sophie = await world.cookieOf('sophie.dupuis');
  const ticket = await ticketOf(sophie, service);
  clock.advance(50);
  const version2 = await validate({ service: service.replace(/\/$/, ''), ticket });
  assert.match(
    version2,
    /<cas:user>sophie\.dupuis</,
    'a minute, and with or without the last slash',
  );
  assert.doesNotMatch(version2, /<cas:nom>/, 'no attribute in version 2');
  const version3 = await validate(
    { service, ticket: await ticketOf(sophie, service) },
    'p3/serviceValidate',
  );
  assert.match(version3, /<cas:nom>Dupuis</);
  const audiences = [
    { profile: 'DIR', uai: null, opensOn: '2020-09-01', closesOn: '2021-07-01' },
    { profile: 'EVS', uai: null, opensOn: null, closesOn: null },
  ];
  const changed = await call('PUT', `/api/sso/services/${id}`, { ...facts, audiences });
  assert.equal(changed.statusCode, 200, changed.body);
  clock.advance(5);
  assert.equal((await login(sophie, { service })).statusCode, 403);
  const karim = await login(await world.cookieOf('karim.benali'), { service });
  assert.match(karim.body, /n’est plus ouvert/);
  assert.ok(await ticketOf(await world.cookieOf('nadia.roux'), service));
});

test('an address is explained before it is taken', async () => {
  const explain = async (address: string) =>
    (await call('GET', `/api/sso/address?${new URLSearchParams({ address })}`)).json();
  assert.deepEqual(await explain('https://libre.example/a'), {
    ...{ folder: 'https://libre.example/a/', fault: null, takenBy: null },
  });
  for (const [address, fault] of [
    ['https://*.example/', 'no-address'],
    ['^https://app\\.example/.*', 'no-address'],
    ['https://app.example/?a=1', 'has-query'],
    ['http://app.example/', 'not-https'],
    ['https://intranet/', 'whole-web'],
  ] as const)
    assert.equal((await explain(address)).fault, fault, address);
  const taken = await explain('https://pronote.example/');
  assert.deepEqual([taken.fault, taken.takenBy], ['taken', 'Pronote']);
});

test('why somebody cannot open it is said in words for programs, with what would be sent', async () => {
  const tried = async (login: string, cookie?: string) =>
    call('GET', `/api/sso/services/${id}/people/${login}`, undefined, cookie);
  const sophie = (await tried('sophie.dupuis')).json();
  assert.deepEqual([sophie.opens, sophie.reasons[0].because], [false, 'not-for-you']);
  const karim = (await tried('karim.benali')).json();
  assert.deepEqual(karim.reasons, [{ because: 'over', day: '2021-07-01', note: null }]);
  const nadia = (await tried('Nadia.Roux')).json();
  assert.deepEqual([nadia.opens, nadia.reasons[0].because], [true, 'open']);
  const sent = await validate(
    { service, ticket: await ticketOf(await world.cookieOf('nadia.roux'), service) },
    'p3/serviceValidate',
  );
  for (const { name, values } of nadia.told.attributes)
    for (const value of values) assert.ok(sent.includes(`<cas:${name}>${value}</cas:${name}>`));
  assert.equal((await tried('personne')).statusCode, 404);
  const local = await world.cookieOf('admin.tilleuls');
  assert.equal((await tried('lea.martin', local)).statusCode, 200);
  assert.equal((await tried('hugo.martin', local)).statusCode, 404, 'of another school');
});

test('closing and opening again leave a trace, and what it was', async () => {
  await call('POST', `/api/sso/services/${id}/close`);
  clock.advance(5);
  assert.equal((await login(await world.cookieOf('nadia.roux'), { service })).statusCode, 403);
  await call('POST', `/api/sso/services/${id}/reopen`);
  clock.advance(5);
  assert.ok(await ticketOf(await world.cookieOf('nadia.roux'), service));
  const { rows } = await world.pool.query(
    `select verb from kernel.act where verb like 'sso.%' and outcome = 'done' order by at`,
  );
  assert.deepEqual(
    rows.map(({ verb }) => verb),
    ['sso.open-service', 'sso.change-service', 'sso.close-service', 'sso.reopen-service'],
  );
});

test('pupils’ facts go only where a list names them', async () => {
  await call('POST', '/api/sso/services', {
    ...{ ...facts, name: 'KNE', release: 'kne', addresses: ['https://kne.example/'] },
    toldInCas2: true,
  });
  await call('POST', '/api/sso/services', {
    ...{ ...facts, name: 'SDET', release: 'sdet', addresses: ['https://sdet.example/'] },
    toldInCas2: true,
  });
  clock.advance(5);
  const lea = await world.cookieOf('lea.martin');
  const told = async (at: string) => validate({ service: at, ticket: await ticketOf(lea, at) });
  const kne = await told('https://kne.example/');
  assert.match(kne, /<cas:ENTEleveMEF>\d{11}</);
  assert.match(kne, /<cas:ENTEleveCodeEnseignements>/);
  assert.doesNotMatch(kne, /Naissance/);
  const sdet = await told('https://sdet.example/');
  assert.match(sdet, /<cas:ENTPersonDateNaissance>\d\d\/\d\d\/\d{4}</);
  assert.match(sdet, /<cas:ENTPersonJointure>[^<]+\$[^<]+</);
  assert.match(sdet, /<cas:ENTPersonProfils>National_ELV</);
});

test('tickets and sessions live in the database: another process, started later, takes them', async () => {
  const cookie = await world.cookieOf('nadia.roux');
  const ticket = await ticketOf(cookie, service);
  const second = await openDoors({
    ...{ config: world.config, db: world.db, pool: world.pool },
    ...{ log: openLog('silent'), clock },
  });
  const get = (url: string, headers: Record<string, string> = {}) =>
    second.app.inject({ url, headers: { host: world.host, accept: 'text/html', ...headers } });
  const query = new URLSearchParams({ service, ticket });
  assert.match((await get(`/cas/p3/serviceValidate?${query}`)).body, /authenticationSuccess/);
  assert.match(await validate({ service, ticket }), /INVALID_TICKET/, 'once among all');
  const there = await get(`/cas/login?${new URLSearchParams({ service })}`, { cookie });
  const next = new URL(String(there.headers.location)).searchParams.get('ticket') ?? '';
  await second.app.close();
  assert.match(
    await validate({ service, ticket: next }),
    /authenticationSuccess/,
    'after it is gone',
  );
});
