import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givenCookie, openTestDoors } from './testing.ts';

const withDemo = await openTestDoors({ demo: ['ada.alpha'] });
const without = await openTestDoors();
const NAME = '__Host-preau';

test('the demo lists its people, and a click on one of them enters', async () => {
  const page = await withDemo.knock('GET', '/connexion');
  assert.match(page.body, /name="demo" value="ada\.alpha"/);
  const reply = await withDemo.knock('POST', '/connexion', { form: { demo: 'ada.alpha' } });
  assert.equal(reply.statusCode, 303);
  assert.ok(givenCookie(reply, NAME));
});

test('a click enters for the listed only', async () => {
  for (const demo of ['bruno.beta', 'personne', '', 'ADA.ALPHA']) {
    const reply = await withDemo.knock('POST', '/connexion', { form: { demo } });
    assert.equal(reply.statusCode, 401, demo);
    assert.equal(givenCookie(reply, NAME), undefined);
  }
});

test('a click from a page of elsewhere is refused', async () => {
  const reply = await withDemo.knock('POST', '/connexion', {
    form: { demo: 'ada.alpha' },
    headers: { origin: 'https://evil.example' },
  });
  assert.equal(reply.statusCode, 403);
});

test('without the demo nothing of it exists', async () => {
  const page = await without.knock('GET', '/connexion');
  assert.doesNotMatch(page.body, /demo|démonstration/i);
  const reply = await without.knock('POST', '/connexion', { form: { demo: 'ada.alpha' } });
  assert.equal(reply.statusCode, 401);
  assert.equal(givenCookie(reply, NAME), undefined);
});

test('the door’s pages open for anyone, without script', async () => {
  for (const path of ['/connexion', '/mot-de-passe', '/aide', '/deconnexion']) {
    const page = await without.knock('GET', path);
    assert.equal(page.statusCode, 200, path);
    assert.doesNotMatch(page.body, /<script/i);
    assert.equal(page.headers['cache-control'], 'no-store');
  }
});

test('the page of activation is whole without its one script, which alone may run', async () => {
  const page = await without.knock('GET', '/activation');
  assert.equal(page.statusCode, 200);
  const scripts = page.body.match(/<script\b[^>]*>/gi) ?? [];
  const [, nonce = ''] = /^<script nonce="([\w-]{16,})">$/.exec(scripts[0] ?? '') ?? [];
  assert.equal(scripts.length, 1);
  assert.ok(String(page.headers['content-security-policy']).includes(`'nonce-${nonce}'`));
  assert.match(page.body, /<form action="\/activation" method="post"/);
});

test('signing out by address only asks; the button does it', async () => {
  const reply = await without.signIn('ada.alpha');
  const cookies = { [NAME]: givenCookie(reply, NAME) ?? '' };
  const asked = await without.knock('GET', '/deconnexion', { cookies });
  assert.match(asked.body, /<form action="\/deconnexion" method="post">/);
  assert.equal((await without.knock('GET', '/ici', { cookies })).statusCode, 200);
  const done = await without.knock('POST', '/deconnexion', { cookies, form: {} });
  assert.equal(done.statusCode, 303);
  assert.equal((await without.knock('GET', '/ici', { cookies })).statusCode, 303);
});
