import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { openEgress } from '#kernel/egress';
import { openLog } from '#kernel/log';
import { replacePassword } from '#modules/identity';
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

test('partialLogout signs out of the applications, and of nothing here', async () => {
  good.heard.length = 0;
  const cookie = await world.cookieOf('sophie.dupuis');
  await enterWith(cookie, good.url);
  const back = await ask(
    `/cas/logout?partialLogout=true&service=${encodeURIComponent(good.url)}`,
    cookie,
  );
  assert.equal(back.headers.location, good.url);
  assert.equal(back.headers['set-cookie'], undefined);
  assert.equal(await tellSignOuts(errand, fetchOut), 1);
  assert.equal(good.heard.length, 1);
  assert.ok(await ticketOf(cookie, good.url), 'still signed in');
});

test('a session that ran out is told when it is looked at, one that is used is looked at later', async () => {
  good.heard.length = 0;
  const cookie = await world.cookieOf('karim.benali');
  await enterWith(cookie, good.url);
  await world.pool.query(
    `update sso.visit set look_at = now() - interval '1 minute' where told_at is null`,
  );
  assert.equal(await tellSignOuts(errand, fetchOut), 0);
  const { rows } = await world.pool.query(
    `select count(*)::int as n from sso.visit where told_at is null and look_at <= now() + interval '1 hour'`,
  );
  assert.equal(rows[0].n, 0, 'looked at again when it would run out');
  await world.pool.query(
    `update identity.session set last_seen_at = now() - interval '3 hours' where ended_at is null;
     update sso.visit set look_at = now() - interval '1 minute' where told_at is null`,
  );
  assert.ok((await tellSignOuts(errand, fetchOut)) > 0);
  assert.equal(good.heard.length, 1);
});

test('a new password and a locked account sign out of the applications too', async () => {
  good.heard.length = 0;
  const cookie = await world.cookieOf('lea.martin');
  await enterWith(cookie, good.url);
  const { rows } = await world.pool.query(
    `select password_hash from identity.account where login = 'lea.martin'`,
  );
  await replacePassword(errand, 'lea.martin', rows[0].password_hash);
  assert.equal(await tellSignOuts(errand, fetchOut), 1);
  await enterWith(await world.cookieOf('lea.martin'), good.url);
  await world.pool.query(
    `update identity.session s set ended_at = now(), end_reason = 'closed' from identity.account a
     where a.id = s.account_id and a.login = 'lea.martin' and s.ended_at is null`,
  );
  assert.equal(await tellSignOuts(errand, fetchOut), 1);
  assert.equal(good.heard.length, 2);
});

test('an application that asks for it is told by the browser, deflated with the header of zlib', async () => {
  await world.pool.query(`update sso.service set sign_out = 'front' where name = 'Application 0'`);
  good.heard.length = 0;
  const cookie = await world.cookieOf('marc.petit');
  const ticket = await enterWith(cookie, good.url);
  const reply = await ask(`/cas/logout?service=${encodeURIComponent(good.url)}`, cookie);
  assert.equal(reply.statusCode, 200);
  assert.match(
    String(reply.headers['content-security-policy']),
    new RegExp(`frame-src ${new URL(good.url).origin}`),
  );
  const src = /<iframe src="([^"]+)"/.exec(reply.body)?.[1]?.replaceAll('&#38;', '&') ?? '';
  const said = inflateSync(
    Buffer.from(new URL(src).searchParams.get('logoutRequest') ?? '', 'base64'),
  ).toString();
  assert.ok(said.includes(`<samlp:SessionIndex>${ticket}</samlp:SessionIndex>`));
  assert.ok(reply.body.includes(`href="${good.url}"`), 'and a link goes on');
  assert.equal(await tellSignOuts(errand, fetchOut), 0, 'told once');
});

test('what is too much for the browser is told by us once it has had its time', async () => {
  good.heard.length = 0;
  const cookie = await world.cookieOf('nadia.roux');
  for (let i = 0; i < 22; i += 1) await enterWith(cookie, good.url);
  const reply = await ask('/cas/logout', cookie);
  assert.equal(reply.body.match(/<iframe /g)?.length, 20);
  assert.equal(await tellSignOuts(errand, fetchOut), 0, 'the browser first');
  await world.pool.query(
    `update identity.session s set ended_at = ended_at - interval '1 minute' from identity.account a
     where a.id = s.account_id and a.login = 'nadia.roux' and s.ended_at is not null`,
  );
  assert.equal(await tellSignOuts(errand, fetchOut), 2);
  assert.equal(good.heard.length, 2);
});
