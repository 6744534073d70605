import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const people = [null, 'lea.martin', 'sophie.dupuis', 'karim.benali', 'admin.region'] as const;
const paths = world.served.pages
  .filter(({ method }) => method === 'GET')
  .map(({ path }) => path.replaceAll(/:\w+/g, 'x'));
const others = ['/nulle-part', '/%ff', `/classes/${'a'.repeat(600)}`];

async function ask(url: string, login: string | null, headers: Record<string, string> = {}) {
  const cookie = login === null ? {} : { cookie: await world.cookieOf(login) };
  return world.app.inject({
    url,
    headers: { host: world.host, accept: 'text/html', ...cookie, ...headers },
  });
}

/** The directives of a policy, by name. */
const directivesOf = (policy: unknown) =>
  new Map(
    String(policy)
      .split(/;\s*/)
      .map((part) => [part.split(' ', 1)[0] ?? '', part.split(' ').slice(1)]),
  );

/** What the page itself says must run or be worn, of which each needs the nonce. */
const inlines = (html: string) => [...html.matchAll(/<(script|style)\b([^>]*)>/g)];

async function firstClassOf(login: string): Promise<string> {
  const home = await ask('/', login);
  const [, path] = /href="(\/classes\/[^"]+)"/.exec(home.body) ?? [];
  assert.ok(path, 'a class to open');
  return path;
}

for (const login of people)
  test(`every page that ${login ?? 'nobody'} can ask for is in the strict frame`, async () => {
    const asked = [...paths, ...others];
    if (login === 'sophie.dupuis') asked.push(await firstClassOf(login));
    let pages = 0;
    const nonces = new Set<string>();
    for (const path of asked) {
      const { headers, body } = await ask(path, login);
      if (!String(headers['content-type']).startsWith('text/html') || body === '') continue;
      pages += 1;
      const policy = directivesOf(headers['content-security-policy']);
      for (const [name, sources] of policy) {
        assert.ok(
          !sources.some((source) => /unsafe|\*|^(data|blob|https?):$/.test(source)),
          `${path} ${name}`,
        );
      }
      assert.deepEqual(policy.get('default-src'), [`'none'`], path);
      for (const name of ['base-uri', 'frame-ancestors'])
        assert.deepEqual(policy.get(name), [`'none'`]);
      const [nonce = ''] = /(?<='nonce-)[\w-]{22}/.exec(String(policy.get('script-src'))) ?? [];
      assert.ok(nonce !== '' && !nonces.has(nonce), `${path}: a nonce of its own`);
      nonces.add(nonce);
      for (const [tag, name, attributes = ''] of inlines(body))
        if (!/\ssrc=|type="application\/json"/.test(attributes))
          assert.ok(attributes.includes(`nonce="${nonce}"`), `${path} ${name} ${tag}`);
      const markup = body.replaceAll(/<script\b.*?<\/script>/gs, '');
      assert.doesNotMatch(markup, /<[^>]*\s(style|on[a-z]+)=/i, path);
      assert.doesNotMatch(
        markup,
        /(src|href|action)="(https?:)?\/\/(?!localhost|[\w.-]+\.localhost)/,
        path,
      );
      assert.equal(headers['cache-control'], 'no-store', path);
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin', path);
      assert.equal(headers['cross-origin-resource-policy'], 'same-origin', path);
      assert.equal(headers['x-content-type-options'], 'nosniff', path);
      assert.equal(headers['x-frame-options'], 'DENY', path);
      assert.equal(headers['referrer-policy'], 'same-origin', path);
    }
    console.log(`looked at ${pages} pages as ${login ?? 'nobody'}`);
    assert.ok(pages > 8, `${pages} pages`);
  });

test('what every door answers, even a refusal, keeps its type and stays with us', async () => {
  for (const { method, path } of [...world.served.endpoints, ...world.served.pages]) {
    const { headers } = await world.app.inject({
      method,
      url: path.replaceAll(/\{\w+\}|:\w+/g, 'x'),
      headers: { host: world.host },
    });
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin', path);
    assert.equal(headers['x-content-type-options'], 'nosniff', path);
    assert.match(String(headers['x-request-id']), /^[\w-]{12}$/, path);
  }
});

test('what is kept for ever is only what has no person in it', async () => {
  const home = await ask('/connexion', null);
  const assets = [...home.body.matchAll(/(?:href|src)="(\/(?:assets|marques)\/[^"]+)"/g)].map(
    ([, path]) => path,
  );
  assert.ok(assets.length > 1);
  for (const path of assets) {
    const { headers, statusCode } = await ask(String(path), 'lea.martin');
    assert.equal(statusCode, 200);
    assert.match(String(headers['cache-control']), /^public, /);
    assert.equal(headers['set-cookie'], undefined);
  }
});

test('measures are for this machine and its network, not for whoever comes through a proxy that is not believed', async () => {
  const from = (remoteAddress: string, via?: string) =>
    world.app.inject({
      url: '/metrics',
      remoteAddress,
      headers: { host: world.host, ...(via !== undefined && { 'x-forwarded-for': via }) },
    });
  assert.equal((await from('127.0.0.1')).statusCode, 200);
  assert.equal((await from('10.0.3.7')).statusCode, 200);
  assert.equal((await from('203.0.113.9')).statusCode, 404);
  assert.equal((await from('10.0.3.7', '203.0.113.9')).statusCode, 404);
});
