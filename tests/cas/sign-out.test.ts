import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { openEgress } from '#kernel/egress';
import { openLog } from '#kernel/log';
import { tellSignOuts } from '../../src/modules/sso/commands/tell-sign-out.ts';
import { openCas } from './ground.ts';

const { world, link, ask, ticketOf, validate } = await openCas();
const errand = { db: world.db, log: openLog('silent') };
const fetchOut = openEgress({ allow: ['127.0.0.0/8'] });

/** An application that notes what it is sent. */
async function application(status = 200) {
  const heard: { type: string | undefined; body: string; path: string | undefined }[] = [];
  const server = createServer((request, reply) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      heard.push({ type: request.headers['content-type'], body, path: request.url });
      reply.writeHead(status, status === 302 ? { location: '/ailleurs' } : {}).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => server.close());
  return { heard, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const enterWith = async (cookie: string, service: string) => {
  const ticket = await ticketOf(cookie, service);
  assert.match(await validate({ service, ticket }), /authenticationSuccess/);
  return ticket;
};

const good = await application();
const dead = await application();
const turning = await application(302);
for (const [i, { url }] of [good, dead, turning].entries()) await link(`Application ${i}`, url);
await new Promise((done) => dead.server.close(done));

test('signing out tells every application that was opened, whatever the others answer', async () => {
  const cookie = await world.cookieOf('sophie.dupuis');
  const [ticket] = [
    await enterWith(cookie, `${good.url}cours?a=1`),
    await enterWith(cookie, dead.url),
    await enterWith(cookie, turning.url),
  ];
  assert.equal(await tellSignOuts(errand, fetchOut), 0, 'nobody left');
  const reply = await ask('/cas/logout', cookie);
  assert.equal(reply.headers.location, '/deconnexion');
  const { rows } = await world.pool.query(
    `select from kernel.event where name = 'identity.session-ended'`,
  );
  assert.equal(rows.length, 1, 'the worker is told at once');
  assert.equal(await tellSignOuts(errand, fetchOut), 3);
  assert.equal(await tellSignOuts(errand, fetchOut), 0, 'once');
  assert.equal(good.heard.length, 1);
  const [{ type, body, path } = { type: '', body: '', path: '' }] = good.heard;
  assert.equal(path, '/cours?a=1');
  assert.equal(type, 'application/x-www-form-urlencoded');
  assert.ok(body.startsWith('logoutRequest='));
  const said = new URLSearchParams(body).get('logoutRequest') ?? '';
  assert.match(said, /^<samlp:LogoutRequest [^\n]*<\/samlp:LogoutRequest>$/);
  assert.ok(said.includes(`<samlp:SessionIndex>${ticket}</samlp:SessionIndex>`));
  assert.match(said, />sophie\.dupuis<\/saml:NameID>/);
  assert.deepEqual(
    turning.heard.map((one) => one.path),
    ['/'],
    'no redirect is followed',
  );
});

test('a session that ends in any other way is told too', async () => {
  good.heard.length = 0;
  const cookie = await world.cookieOf('nadia.roux');
  await enterWith(cookie, good.url);
  await world.pool.query(
    `update identity.session s set ended_at = now(), end_reason = 'replaced' from identity.account a
     where a.id = s.account_id and a.login = 'nadia.roux'`,
  );
  assert.equal(await tellSignOuts(errand, fetchOut), 1);
  assert.equal(good.heard.length, 1);
});

test('signing out leads back to a linked application, by either name, and to no other', async () => {
  for (const name of ['service', 'url']) {
    const cookie = await world.cookieOf('lea.martin');
    const back = await ask(`/cas/logout?${name}=${encodeURIComponent(good.url)}`, cookie);
    assert.equal(back.headers.location, good.url);
    assert.match(String(back.headers['set-cookie']), /Max-Age=0/);
    const astray = await ask(`/cas/logout?${name}=https://evil.example/`, cookie);
    assert.equal(astray.headers.location, '/deconnexion');
  }
});
