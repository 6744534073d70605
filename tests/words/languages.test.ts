import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const ask = async (url: string, headers: Record<string, string> = {}) =>
  world.app.inject({
    url,
    headers: { host: world.host, cookie: await world.cookieOf('sophie.dupuis'), ...headers },
  });
const missing = '/api/directory/divisions/01990000-0000-7000-8000-000000000000';

test('a program is refused in the language that it asks for, French first', async () => {
  for (const [accepted, language, words] of [
    ['', 'fr', /n’existe pas/],
    ['de', 'fr', /n’existe pas/],
    ['en-GB', 'en', /does not exist/],
    ['fr,en;q=0.5', 'fr', /n’existe pas/],
  ] as const) {
    const answer = await ask(missing, { 'accept-language': accepted });
    assert.equal(answer.statusCode, 404);
    assert.match(answer.json().title, words, accepted);
    assert.equal(answer.headers['content-language'], language);
  }
});

test('a screen is refused in the language of the screens, whatever the browser prefers', async () => {
  const french = await ask('/nulle-part', { accept: 'text/html', 'accept-language': 'en' });
  assert.match(french.body, /<html lang="fr">[\s\S]*Cette page n’existe pas, ou n’existe plus/);
  const english = await ask('/nulle-part', {
    accept: 'text/html',
    'accept-language': 'fr',
    cookie: 'preau-confort=language-en',
  });
  assert.match(english.body, /<html lang="en">[\s\S]*does not exist, or no longer does/);
  assert.doesNotMatch(english.body, /n’existe|Revenir|Référence/);
});

test('with English chosen, no page of the portal or of the door has a French sentence of ours', async () => {
  const pages = world.served.pages.filter(
    ({ method, path, access }) =>
      method === 'GET' && !path.includes(':') && ['public', 'signed-in'].includes(String(access)),
  );
  let read = 0;
  for (const login of ['sophie.dupuis', 'karim.benali', 'admin.region'])
    for (const { path } of pages) {
      const answer = await world.app.inject({
        url: path,
        headers: {
          host: world.host,
          accept: 'text/html',
          cookie: `${await world.cookieOf(login)}; preau-confort=language-en`,
        },
      });
      if (!String(answer.headers['content-type']).startsWith('text/html')) continue;
      read += 1;
      const shown = answer.body
        .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
        .replaceAll(/<[^>]+>/g, '\n');
      const french = shown
        .split('\n')
        .map((line) => line.trim())
        .filter(
          (line) =>
            (
              line.match(
                /(?<!\p{L})(les|une|dans|avec|votre|vous|cette|pour|est|sont|qui|aux|pas|du|le)(?!\p{L})/giu,
              ) ?? []
            ).length > 1,
        );
      assert.deepEqual(french, [], `${path} for ${login}`);
    }
  console.log(`read ${read} pages in English`);
  assert.ok(read > 40);
});
