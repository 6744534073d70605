import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainComfort } from '#kernel/comfort/contract';
import type { Dress } from './dress.ts';
import { plainPage, plainPages, problemPage, type SignInModel, signInPage } from './index.ts';

const dress: Dress = {
  brand: {
    key: 'touraine',
    name: 'Touraine <e-school>',
    baseline: 'L’espace numérique',
    hue: 195,
    chroma: 0.075,
    mark: '<svg viewBox="0 0 36 36"></svg>',
    origin: 'http://localhost:3000',
    helpEmail: 'aide@ent.example',
  },
  files: { style: '/assets/s.css', font: '/assets/f.woff2' },
  comfort: plainComfort,
};
const signIn = (more: Partial<SignInModel> = {}) =>
  signInPage({ dress, hidden: { csrf: 'abc' }, ...more });

const everyPage = () => [
  signIn(),
  signIn({ login: 'x', refusal: { kind: 'unknown' } }),
  signIn({ refusal: { kind: 'too-many', minutes: 5 } }),
  ...([403, 404, 429, 500, 503] as const).map((status) =>
    problemPage({ dress, status, reference: 'req-1' }),
  ),
  ...plainPages.map((name) => plainPage(name, dress)),
];

test('no page of the door holds a script, a style or an event, so the strictest policy lets them live', () => {
  for (const page of everyPage()) {
    assert.doesNotMatch(page, /<script|<style|\sstyle=|\son[a-z]+=|javascript:/i);
    assert.match(page, /^<!doctype html>\n<html lang="fr">/);
    assert.equal(page.match(/<h1>/g)?.length, 1);
    assert.doesNotMatch(page, /undefined|\[object|\{name\}/);
  }
});

test('what was typed comes back escaped, and the brand’s name too', () => {
  const page = signIn({ login: '"><script>alert(1)</script>', refusal: { kind: 'unknown' } });
  assert.match(page, /value="&#34;&#62;&#60;script&#62;/);
  assert.match(page, /Touraine &#60;e-school&#62;/);
  assert.doesNotMatch(page, /<script/);
});

test('the form posts login and password to /connexion with the hidden fields, and never fills the password', () => {
  const page = signIn({ login: 'lea.martin', hidden: { csrf: 'abc', suite: '/moi?a=1&b' } });
  assert.match(page, /<form action="\/connexion" method="post">/);
  assert.match(page, /<input type="hidden" name="csrf" value="abc">/);
  assert.match(page, /name="suite" value="\/moi\?a=1&#38;b"/);
  assert.match(page, /name="login" autocomplete="username"[^>]*value="lea.martin"/);
  const password = /<input[^>]*type="password"[^>]*>/.exec(page)?.[0] ?? '';
  assert.match(password, /autocomplete="current-password"/);
  assert.doesNotMatch(password, /value=/);
});

test('a refusal names neither the login nor the password as the wrong one, and takes the focus', () => {
  const page = signIn({ refusal: { kind: 'unknown' } });
  assert.match(page, /role="alert" tabindex="-1" id="erreur" autofocus/);
  assert.match(page, /Identifiant ou mot de passe inconnu/);
  assert.match(page, /<title>Identifiant ou mot de passe inconnu/);
});

test('too many tries say how long to wait', () => {
  assert.match(signIn({ refusal: { kind: 'too-many', minutes: 1 } }), /attendez 1\u00a0minute,/);
  assert.match(signIn({ refusal: { kind: 'too-many', minutes: 5 } }), /attendez 5\u00a0minutes,/);
});

test('without a demo nothing of the demo is there; with one, each person is a button', () => {
  assert.doesNotMatch(signIn(), /demo/);
  const person = { login: 'lea.martin', name: 'Léa', initials: 'LM', description: 'élève' };
  const page = signIn({ demo: [{ name: 'Collège', people: [person] }] });
  assert.match(page, /<button class="demo-person" name="demo" value="lea.martin">/);
});

test('a problem says what happened in the refusal’s words, and gives its reference', () => {
  const page = problemPage({ dress, status: 403, reference: 'req-7', happened: 'C’est <fermé>.' });
  assert.match(page, /C’est &#60;fermé&#62;\./);
  assert.match(page, /<strong>req-7<\/strong>/);
});

test('English is said where English was chosen', () => {
  const page = signIn({ dress: { ...dress, comfort: { ...plainComfort, language: 'en' } } });
  assert.match(page, /<html lang="en">/);
  assert.match(page, /<h1>Sign in<\/h1>/);
});
