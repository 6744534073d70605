import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import tls from 'node:tls';
import { selfSigned } from '../support/certificate.ts';
import { openCas, prefix } from './ground.ts';

const certificate = selfSigned(['localhost']);
tls.setDefaultCACertificates([...tls.getCACertificates('default'), certificate.cert]);

/** An application that takes proxy-granting tickets. */
async function callback(answer: { status: number; location?: string }) {
  const sent: URLSearchParams[] = [];
  const server = createServer(certificate, (request, reply) => {
    sent.push(new URL(request.url ?? '/', 'https://localhost').searchParams);
    reply.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => server.close());
  return { sent, url: `https://localhost:${(server.address() as AddressInfo).port}/pgt` };
}

const { world, clock, link, ticketOf, validate } = await openCas();
const good = await callback({ status: 200 });
const failing = await callback({ status: 500 });
const turning = await callback({ status: 302, location: good.url });
const portal = 'https://portal.example/';
const mail = 'https://mail.example/';
await link('Portail', portal, {
  callbacks: [good, failing, turning].map(({ url }) => prefix(url)),
});
await link('Courriel', mail, { callbacks: [prefix(good.url)] });
await link('Sans', 'https://sans.example/');
await link('Profs', 'https://profs.example/', {
  audiences: [{ profile: 'ENS', uai: null, opensOn: null }],
});
const lea = await world.cookieOf('lea.martin');

async function grantFor(cookie: string): Promise<string> {
  const ticket = await ticketOf(cookie, portal);
  const answer = await validate({ service: portal, ticket, pgtUrl: good.url });
  const iou = /<cas:proxyGrantingTicket>(PGTIOU-[A-Za-z0-9]+)</.exec(answer)?.[1];
  const sent = good.sent.at(-1);
  assert.equal(sent?.get('pgtIou'), iou);
  return sent?.get('pgtId') ?? '';
}

const proxied = async (given: Record<string, string>) => {
  const answer = await validate(given, 'proxy');
  return { answer, ticket: /<cas:proxyTicket>(PT-\w+)</.exec(answer)?.[1] ?? '' };
};

test('an application speaks to another for a person: the other learns who they are, and through whom', async () => {
  const pgt = await grantFor(lea);
  const { ticket } = await proxied({ pgt, targetService: mail });
  const answer = await validate({ service: mail, ticket, pgtUrl: good.url }, 'proxyValidate');
  assert.match(answer, /<cas:user>lea\.martin<\/cas:user>/);
  assert.ok(answer.includes(`<cas:proxies><cas:proxy>${good.url}</cas:proxy></cas:proxies>`));
  const next = await proxied({
    pgt: good.sent.at(-1)?.get('pgtId') ?? '',
    targetService: 'https://sans.example/',
  });
  const last = await validate(
    { service: 'https://sans.example/', ticket: next.ticket },
    'p3/proxyValidate',
  );
  assert.equal(last.split('<cas:proxy>').length, 3, 'a chain of two, most recent first');
});

test('a proxy ticket is no service ticket', async () => {
  const pgt = await grantFor(lea);
  for (const path of ['serviceValidate', 'p3/serviceValidate', 'validate']) {
    const { ticket } = await proxied({ pgt, targetService: mail });
    const answer = await validate({ service: mail, ticket }, path);
    assert.match(answer, path === 'validate' ? /^no\n$/ : /code="INVALID_TICKET_SPEC">[^<]/);
  }
});

test('a callback that is not declared, not reached or not well answered gives nothing away', async () => {
  const trials: [string, string, string][] = [
    [portal, 'https://localhost:1/pgt', 'UNAUTHORIZED_SERVICE_PROXY'],
    [portal, good.url.replace('https:', 'http:'), 'UNAUTHORIZED_SERVICE_PROXY'],
    ['https://sans.example/', good.url, 'UNAUTHORIZED_SERVICE_PROXY'],
    [portal, failing.url, 'INVALID_PROXY_CALLBACK'],
    [portal, turning.url, 'INVALID_PROXY_CALLBACK'],
  ];
  for (const [service, pgtUrl, code] of trials) {
    const ticket = await ticketOf(lea, service);
    const answer = await validate({ service, ticket, pgtUrl });
    assert.match(answer, new RegExp(`code="${code}"`), pgtUrl);
    assert.doesNotMatch(answer, /PGT/);
  }
});

test('a grant dies with the session, and opens only what is open to the person', async () => {
  const cookie = await world.cookieOf('claire.martin');
  const pgt = await grantFor(cookie);
  const { answer } = await proxied({ pgt, targetService: 'https://profs.example/' });
  assert.match(answer, /proxyFailure code="UNAUTHORIZED_SERVICE"/);
  const unknown = await proxied({ pgt, targetService: 'https://evil.example/' });
  assert.match(unknown.answer, /proxyFailure code="UNAUTHORIZED_SERVICE"/);
  assert.match((await proxied({ pgt })).answer, /code="INVALID_REQUEST"/);
  clock.advance(3 * 3_600);
  assert.match((await proxied({ pgt, targetService: mail })).answer, /code="INVALID_TICKET"/);
});
