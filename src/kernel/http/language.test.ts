import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageFor } from './language.ts';

const program = (accepted?: string, cookie?: string) =>
  languageFor({ 'accept-language': accepted, cookie }, 'program');

test('a program is answered in the language it prefers, French when it says nothing or neither', () => {
  for (const [accepted, language] of [
    [undefined, 'fr'],
    ['', 'fr'],
    ['*', 'fr'],
    ['de', 'fr'],
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['fr,en', 'fr'],
    ['en,fr', 'fr'],
    ['en;q=0.8,fr;q=0.9', 'fr'],
    ['fr;q=0.2, en;q=0.7', 'en'],
    ['de, en;q=0.5', 'en'],
    ['en;q=0', 'fr'],
    ['english', 'fr'],
    ['en;q=x', 'fr'],
    [`${'de,'.repeat(10_000)}en`, 'fr'],
    ['en\u0000', 'fr'],
  ] as const)
    assert.equal(program(accepted), language, accepted?.slice(0, 40));
});

test('what its reader chose on this device comes first', () =>
  assert.equal(program('fr', 'preau-confort=language-en'), 'en'));

test('a screen is in French until its reader chooses, whatever the browser was sold with', () => {
  const headers = { 'accept-language': 'en-US,en;q=0.9' };
  assert.equal(languageFor(headers, 'browser'), 'fr');
  const chosen = { ...headers, cookie: 'a=b; preau-confort=text-large.language-en' };
  assert.equal(languageFor(chosen, 'browser'), 'en');
});
