import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCas } from './ground.ts';

const { world, clock, link, login, ticketOf, validate } = await openCas();
const service = 'https://app.example/';
await link('App', service);
await link('Voisine', 'https://voisine.example/');
const sophie = await world.cookieOf('sophie.dupuis');

test('whoever is signed in is sent back with a ticket that tells the application who they are', async () => {
  const reply = await login(sophie, { service: 'https://app.example/cours?id=3#haut' });
  assert.equal(reply.statusCode, 303);
  assert.match(
    String(reply.headers.location),
    /^https:\/\/app\.example\/cours\?id=3&ticket=ST-[A-Za-z0-9]{29}#haut$/,
  );
  const ticket = new URL(String(reply.headers.location)).searchParams.get('ticket') ?? '';
  const answer = await validate({ service: 'https://app.example/cours?id=3', ticket });
  assert.match(
    answer,
    /^<cas:serviceResponse xmlns:cas="http:\/\/www\.yale\.edu\/tp\/cas"><cas:authenticationSuccess><cas:user>sophie\.dupuis<\/cas:user><cas:attributes>/,
  );
  assert.match(answer, /<cas:sn>Dupuis<\/cas:sn>/);
  assert.match(answer, /<cas:isFromNewLogin>false<\/cas:isFromNewLogin>/);
});

test('JSON says the same as XML', async () => {
  const ticket = await ticketOf(sophie, service);
  const answer = JSON.parse(
    await validate({ service, ticket, format: 'JSON' }, 'p3/serviceValidate'),
  );
  const { user, attributes } = answer.serviceResponse.authenticationSuccess;
  assert.equal(user, 'sophie.dupuis');
  assert.deepEqual(attributes.sn, ['Dupuis']);
  assert.deepEqual(attributes.isFromNewLogin, ['false']);
  const failed = JSON.parse(await validate({ service, ticket, format: 'JSON' }));
  assert.equal(failed.serviceResponse.authenticationFailure.code, 'INVALID_TICKET');
});

test('CAS 1 answers in two lines', async () => {
  const ticket = await ticketOf(sophie, service);
  assert.equal(await validate({ service, ticket }, 'validate'), 'yes\nsophie.dupuis\n');
  assert.equal(await validate({ service, ticket }, 'validate'), 'no\n');
});

test('a ticket is taken once, however many try at once', async () => {
  const ticket = await ticketOf(sophie, service);
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => validate({ service, ticket })),
  );
  assert.equal(answers.filter((answer) => answer.includes('authenticationSuccess')).length, 1);
});

test('a ticket taken for another address is spent, and both addresses are said', async () => {
  const ticket = await ticketOf(sophie, service);
  const wrong = await validate({ service: 'https://voisine.example/', ticket });
  assert.match(wrong, /code="INVALID_SERVICE"/);
  assert.match(wrong, /https:\/\/app\.example\/ and not for https:\/\/voisine\.example\//);
  assert.match(await validate({ service, ticket }), /code="INVALID_TICKET"/);
});

test('a ticket lives ten seconds', async () => {
  const [young, old] = [await ticketOf(sophie, service), await ticketOf(sophie, service)];
  clock.advance(9);
  assert.match(await validate({ service, ticket: young }), /authenticationSuccess/);
  clock.advance(2);
  assert.match(await validate({ service, ticket: old }), /code="INVALID_TICKET"/);
});

test('two spellings of one address are one address', async () => {
  const ticket = await ticketOf(sophie, 'https://APP.example:443/a/../%c3%a9');
  assert.match(
    await validate({ service: 'https://app.example/é', ticket }),
    /authenticationSuccess/,
  );
});

test('what is missing or malformed is said so, always with 200', async () => {
  const ticket = await ticketOf(sophie, service);
  for (const given of [{ service }, { ticket }, {}, { service, ticket: '' }] as Record<
    string,
    string
  >[])
    assert.match(await validate(given), /code="INVALID_REQUEST">[^<]/);
  assert.match(await validate({ service, ticket, format: 'YAML' }), /code="INVALID_REQUEST"/);
  for (const bad of ['ST-x', `ST-${'a'.repeat(300)}`, '<script>', "ST-' or 1=1"])
    assert.match(await validate({ service, ticket: bad }), /code="INVALID_TICKET">[^<]/);
  const reply = await world.app.inject({
    url: '/cas/serviceValidate?service=a&service=b&ticket=c',
    headers: { host: world.host },
  });
  assert.equal(reply.statusCode, 200);
  assert.match(reply.body, /code="INVALID_REQUEST"/);
  assert.match(String(reply.headers['content-type']), /^text\/xml/);
});

test('nobody is ever sent to an address that no service has', async () => {
  for (const bad of [
    'https://evil.example/',
    'https://app.example@evil.example/',
    'https://app.example.evil.example/',
    'javascript:alert(1)',
    '//evil.example',
    'https://app.example/..;/x',
    'app.example',
  ])
    for (const more of [{}, { gateway: 'true' }, { method: 'POST' }] as Record<string, string>[])
      for (const cookie of [sophie, undefined]) {
        const reply = await login(cookie, { service: bad, ...more });
        assert.equal(reply.statusCode, 403, bad);
        assert.equal(reply.headers.location, undefined);
      }
  const twice = await world.app.inject({
    url: `/cas/login?service=${service}&service=https://evil.example/`,
    headers: { host: world.host, cookie: sophie, accept: 'text/html' },
  });
  assert.equal(twice.headers.location, undefined);
});

test('no ticket of a session that ended, nor after a ticket is drawn', async () => {
  const cookie = await world.cookieOf('nadia.roux');
  const ticket = await ticketOf(cookie, service);
  await world.app.inject({
    method: 'DELETE',
    url: '/api/identity/session',
    headers: { host: world.host, cookie, origin: `http://${world.host}` },
  });
  assert.match(await validate({ service, ticket }), /code="INVALID_TICKET"/);
  const reply = await login(cookie, { service });
  assert.match(String(reply.headers.location), /^\/cas\/login\?.*flow=/);
});
