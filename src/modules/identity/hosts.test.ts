import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givenCookie, openTestDoors } from './testing.ts';

const { knock, signIn } = await openTestDoors();

test('a host that is nobody’s is refused, whatever is asked there', async () => {
  for (const host of ['evil.example', 'alpha.example.evil.example', '127.0.0.2.evil.example']) {
    assert.equal((await knock('GET', '/connexion', { host })).statusCode, 421);
    assert.equal((await signIn('ada.alpha', { host })).statusCode, 421);
  }
});

test('each brand’s colours and sign are files that last as long as their numbers', async () => {
  const style = await knock('GET', '/marques/alpha.css?10-0.1', { host: 'beta.test' });
  assert.equal(style.statusCode, 200);
  assert.match(String(style.headers['content-type']), /^text\/css/);
  assert.match(String(style.headers['cache-control']), /immutable/);
  const icon = await knock('GET', '/marques/alpha.svg');
  assert.match(String(icon.headers['content-type']), /^image\/svg/);
  assert.doesNotMatch(String(icon.headers['cache-control']), /immutable/);
  for (const file of ['gamma.css', 'alpha.js', 'alpha.css.css', '..%2falpha.css', 'alpha'])
    assert.equal((await knock('GET', `/marques/${file}`)).statusCode, 404, file);
});

test('hosts with and without port, in capitals or not, are the same host', async () => {
  const token = givenCookie(await signIn('ada.alpha', { host: 'Beta.Test' }), '__Host-preau') ?? '';
  const cookies = { '__Host-preau': token };
  for (const host of ['beta.test', 'BETA.TEST', 'beta.test:8443'])
    assert.equal((await knock('GET', '/ici', { host, cookies })).statusCode, 200, host);
});

test('a cookie that we could not have drawn costs nothing and opens nothing', async () => {
  for (const token of ['', 'x', `${'a'.repeat(42)}'`, 'a'.repeat(44), 'a'.repeat(43)])
    assert.equal(
      (await knock('GET', '/ici', { cookies: { '__Host-preau': token } })).statusCode,
      303,
    );
  const plain = givenCookie(await signIn('ada.alpha'), '__Host-preau') ?? '';
  assert.equal(
    (await knock('GET', '/ici', { cookies: { preau: plain } })).statusCode,
    303,
    'over https the unprotected name is not read',
  );
});
