import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoPassword } from '../../src/demo/people.ts';
import { openCas } from './ground.ts';

const { world, clock, link, ask, login, ticketOf, validate } = await openCas();
const service = 'https://app.example/';
await link('App', service);
const sophie = await world.cookieOf('sophie.dupuis');

/** Signs in as the API does, and gives the cookie. */
async function signIn(name: string, cookie?: string): Promise<string> {
  const reply = await world.app.inject({
    method: 'POST',
    url: '/api/identity/session',
    headers: { host: world.host, origin: `http://${world.host}`, ...(cookie && { cookie }) },
    payload: { login: name, password: demoPassword },
  });
  assert.equal(reply.statusCode, 200, reply.body);
  return String(reply.headers['set-cookie']).split(';')[0] ?? '';
}

/** Follows redirects inside the house as a browser does; gives the last address, and what it led to. */
async function follow(path: string, cookie?: string) {
  let at = path;
  for (let steps = 0; steps < 10; steps += 1) {
    const reply = await ask(at, cookie);
    const next = reply.headers.location;
    if (reply.statusCode !== 303 || next === undefined) return { at, reply, out: undefined };
    const url = new URL(next, `http://${world.host}`);
    if (url.host !== world.host) return { at, reply, out: url };
    at = `${url.pathname}${url.search}`;
  }
  throw new Error(`round in circles at ${at}`);
}

const address = (more: Record<string, string> = {}) =>
  `/cas/login?${new URLSearchParams({ service, ...more })}`;

test('whoever is signed out comes to the door, and from there to the application', async () => {
  const { at, reply } = await follow(address());
  assert.match(at, /^\/connexion\?retour=/);
  assert.equal(reply.statusCode, 200);
  assert.match(
    String(reply.headers['content-security-policy']),
    /form-action [^;]*https:\/\/app\.example/,
  );
  const { out } = await follow(at, await signIn('sophie.dupuis'));
  const ticket = out?.searchParams.get('ticket') ?? '';
  const answer = await validate({ service, ticket, renew: 'true' });
  assert.match(answer, /isFromNewLogin>true/);
});

test('after a mistyped password the form still leads to the application', async () => {
  const { at } = await follow(address());
  const retour = new URLSearchParams(at.slice(at.indexOf('?'))).get('retour') ?? '';
  const reply = await world.app.inject({
    method: 'POST',
    url: '/connexion',
    headers: {
      host: world.host,
      origin: `http://${world.host}`,
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({ login: 'sophie.dupuis', password: 'non', retour }).toString(),
  });
  assert.equal(reply.statusCode, 401);
  assert.match(
    String(reply.headers['content-security-policy']),
    /form-action [^;]*https:\/\/app\.example/,
  );
});

test('renew asks again whoever is signed in, and goes on once they have proven who they are', async () => {
  const { at, reply, out } = await follow(address({ renew: 'true' }), sophie);
  assert.equal(out, undefined);
  assert.equal(reply.statusCode, 200);
  assert.match(at, /^\/connexion\/confirmer\?/);
  assert.equal((await follow(at, sophie)).out, undefined, 'asking again changes nothing');
  clock.advance(1);
  const after = await follow(at, await signIn('sophie.dupuis', sophie));
  const ticket = after.out?.searchParams.get('ticket') ?? '';
  assert.match(await validate({ service, ticket, renew: 'true' }), /authenticationSuccess/);
});

test('a ticket of a session that was there before does not pass for a new sign-in', async () => {
  const cookie = await world.cookieOf('karim.benali');
  const ticket = await ticketOf(cookie, service);
  assert.match(await validate({ service, ticket, renew: 'true' }), /code="INVALID_TICKET"/);
});

test('one proof serves one renew', async () => {
  const first = await follow(address({ renew: 'true' }));
  clock.advance(1);
  const cookie = await signIn('nadia.roux');
  assert.ok((await follow(first.at, cookie)).out?.searchParams.get('ticket'));
  clock.advance(1);
  assert.equal((await follow(address({ renew: 'true' }), cookie)).out, undefined);
});

test('gateway asks nobody: a ticket, or none', async () => {
  const away = await login(undefined, { service, gateway: 'true' });
  assert.equal(away.headers.location, service);
  const here = await login(await world.cookieOf('lea.martin'), { service, gateway: 'true' });
  assert.match(String(here.headers.location), /\?ticket=ST-/);
  const both = await login(undefined, { service, gateway: 'true', renew: 'true' });
  assert.match(String(both.headers.location), /^\/connexion\?/);
  const alone = await login(undefined, { gateway: 'true' });
  assert.match(String(alone.headers.location), /^\/connexion\?/);
});

test('without service one is told that one is signed in', async () => {
  const reply = await login(await world.cookieOf('lea.martin'), {});
  assert.equal(reply.statusCode, 200);
  assert.match(reply.body, /Vous êtes connecté/);
});

test('method=POST gives the ticket in a form that goes by itself', async () => {
  const reply = await login(await world.cookieOf('lea.martin'), { service, method: 'POST' });
  assert.equal(reply.statusCode, 200);
  const nonce = /'nonce-([\w-]+)'/.exec(String(reply.headers['content-security-policy']))?.[1];
  assert.match(
    reply.body,
    /<form action="https:\/\/app\.example\/" method="post"><input type="hidden" name="ticket" value="ST-\w{29}">/,
  );
  assert.ok(reply.body.includes(`<script nonce="${nonce}">`));
  assert.match(
    String(reply.headers['content-security-policy']),
    /form-action [^;]*https:\/\/app\.example/,
  );
});

test('warn asks before the application is told', async () => {
  const cookie = await world.cookieOf('lea.martin');
  const reply = await login(cookie, { service, warn: 'true' });
  assert.equal(reply.statusCode, 200);
  assert.match(reply.body, /App va savoir qui vous êtes/);
  const sent = await world.app.inject({
    method: 'POST',
    url: '/cas/login',
    headers: {
      host: world.host,
      origin: `http://${world.host}`,
      'sec-fetch-site': 'same-origin',
      cookie,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({ service }).toString(),
  });
  assert.match(String(sent.headers.location), /\?ticket=ST-/);
});

test('an application opened to some is shut to others, with words and without a ticket', async () => {
  await link('Profs', 'https://profs.example/', {
    audiences: [{ profile: 'ENS', uai: null, opensOn: null }],
  });
  await link('Rentrée', 'https://rentree.example/', {
    audiences: [{ profile: null, uai: null, opensOn: '2199-09-01' }],
  });
  clock.advance(5);
  const lea = await world.cookieOf('lea.martin');
  const shut = await login(lea, { service: 'https://profs.example/' });
  assert.equal(shut.statusCode, 403);
  assert.match(shut.body, /Profs ne vous est pas ouvert/);
  assert.ok(await ticketOf(await world.cookieOf('sophie.dupuis'), 'https://profs.example/'));
  const later = await login(lea, { service: 'https://rentree.example/' });
  assert.match(later.body, /1 septembre 2199/);
});
