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
  assert.match(at, /^\/cas\/login\?/);
  assert.equal(reply.statusCode, 200);
  assert.match(reply.body, /<form action="\/cas\/login" method="post">/);
  assert.equal(reply.headers['cache-control'], 'no-store');
  assert.equal(reply.headers['pragma'], 'no-cache');
  assert.match(
    String(reply.headers['content-security-policy']),
    /form-action [^;]*https:\/\/app\.example/,
  );
  const { out } = await follow(at, await signIn('sophie.dupuis'));
  const ticket = out?.searchParams.get('ticket') ?? '';
  const answer = await validate({ service, ticket, renew: 'true' });
  assert.match(answer, /isFromNewLogin>true/);
});

/** Sends the form of a page as a browser does: every hidden field, and what is typed. */
async function send(page: string, typed: Record<string, string>, cookie?: string) {
  const form = page.slice(page.indexOf('<form action="/cas/login"'));
  const hidden = [
    ...form
      .slice(0, form.indexOf('</form>'))
      .matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g),
  ].map(([, name = '', value = '']): [string, string] => [name, value.replaceAll('&#38;', '&')]);
  return world.app.inject({
    method: 'POST',
    url: '/cas/login',
    headers: {
      host: world.host,
      origin: `http://${world.host}`,
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
      ...(cookie && { cookie }),
    },
    payload: new URLSearchParams([...hidden, ...Object.entries(typed)]).toString(),
  });
}

const right = { username: 'sophie.dupuis', password: demoPassword };

test('the form leads straight to the application, with a ticket of a new sign-in, and is used once', async () => {
  const { reply } = await follow(address());
  const sent = await send(reply.body, right);
  assert.equal(sent.statusCode, 303);
  const ticket = new URL(String(sent.headers.location)).searchParams.get('ticket') ?? '';
  assert.match(await validate({ service, ticket, renew: 'true' }), /isFromNewLogin>true/);
  const again = await send(reply.body, right);
  assert.match(String(again.headers.location), /^\/cas\/login\?.*flow=/, 'a fresh form');
});

test('a form without its login ticket, or from another site, signs nobody in', async () => {
  const bare = await send('<form action="/cas/login"></form>', { ...right, service });
  assert.equal(bare.headers['set-cookie'], undefined);
  const foreign = await world.app.inject({
    method: 'POST',
    url: '/cas/login',
    headers: {
      host: world.host,
      origin: 'https://evil.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({ ...right, service }).toString(),
  });
  assert.equal(foreign.statusCode, 403);
});

test('after a mistyped password the form still leads to the application', async () => {
  const { reply: page } = await follow(address());
  const reply = await send(page.body, { username: 'sophie.dupuis', password: 'non' });
  assert.equal(reply.statusCode, 401);
  assert.match(
    String(reply.headers['content-security-policy']),
    /form-action [^;]*https:\/\/app\.example/,
  );
  const after = await send(reply.body, right);
  assert.match(String(after.headers.location), /^https:\/\/app\.example\/\?ticket=ST-/);
});

test('whoever ticks « me prévenir » is asked each time, in that session', async () => {
  const { reply } = await follow(address());
  const sent = await send(reply.body, { ...right, warn: 'true' });
  assert.equal(sent.statusCode, 200);
  assert.match(sent.body, /App va savoir qui vous êtes/);
  const cookie = String(sent.headers['set-cookie']).split(';')[0] ?? '';
  const yes = await send(sent.body, {}, cookie);
  assert.match(String(yes.headers.location), /^https:\/\/app\.example\/\?ticket=ST-/);
  assert.match((await ask(address(), cookie)).body, /App va savoir qui vous êtes/);
  assert.equal((await login(cookie, { service, gateway: 'true' })).headers.location, service);
});

test('the form of a brand’s host is the identity origin’s, in that brand', async () => {
  const reply = await world.app.inject({
    url: address(),
    headers: { host: `chercan.localhost:${world.config.port}`, accept: 'text/html' },
  });
  const to = new URL(String(reply.headers.location));
  assert.equal(to.host, world.host);
  const { reply: page } = await follow(`${to.pathname}${to.search}`);
  assert.match(page.body, /<title>[^<]*Chercan/i);
});

test('at the root one comes to the sign-in page', async () => {
  assert.equal((await ask('/cas')).headers.location, '/cas/login');
  assert.equal((await ask('/cas/')).headers.location, '/cas/login');
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
  assert.match(String(both.headers.location), /^\/cas\/login\?.*flow=/);
  const alone = await login(undefined, { gateway: 'true' });
  assert.match(String(alone.headers.location), /^\/cas\/login\?flow=/);
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
    payload: new URLSearchParams({ service, oui: 'true' }).toString(),
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
