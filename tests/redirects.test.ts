import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hosts, openUnrelatedDomains } from './support/unrelated-domains.ts';

const preau = await openUnrelatedDomains();
const ours = new Set(Object.values(hosts).map((host) => `https://${host}`));

/** What people have used elsewhere to be sent to another site: written as the browser would send it, not yet encoded. */
const tricks = [
  '//evil.example',
  '///evil.example',
  '////evil.example/%2f..',
  '/\\evil.example',
  '/\\/evil.example',
  '\\\\evil.example',
  '\\/\\/evil.example',
  '/\t/evil.example',
  '\t//evil.example',
  '/\n/evil.example',
  '/\r/evil.example',
  '/\u0000/evil.example',
  ' //evil.example',
  '\u00a0//evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/x/..//evil.example',
  '/%2e%2e//evil.example',
  '/%2f/evil.example',
  '%2f%2fevil.example',
  '/%2f%2fevil.example',
  '/%5cevil.example',
  '/%09/evil.example',
  '%5c%5cevil.example',
  'https:evil.example',
  'https:/evil.example',
  'https://evil.example',
  'HTTPS://EVIL.EXAMPLE',
  'hTtPs:\\\\evil.example',
  'http:evil.example',
  '//evil.example:443',
  `//${hosts.touraine}@evil.example`,
  `https://${hosts.touraine}@evil.example/`,
  `https://${hosts.touraine}:pass@evil.example/`,
  `https://${hosts.touraine}%40evil.example/`,
  `https://evil.example#${hosts.touraine}`,
  `https://evil.example?${hosts.touraine}`,
  `https://evil.example\\.${hosts.touraine}`,
  `https://${hosts.touraine}.evil.example/`,
  `https://evil${hosts.touraine}/`,
  `https://${hosts.touraine}:8443/`,
  `https://${hosts.touraine}./`,
  `http://${hosts.touraine}/`,
  '//evil。example',
  '//evil．example',
  '//evil｡example',
  '/／evil.example',
  '／／evil.example',
  '//ⓔvil.example',
  '//evil%E3%80%82example',
  '//[::ffff:192.0.2.1]/',
  '//0xC0000201/',
  '//3221225985',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'javascript://%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://evil.example/1',
  'file:///etc/passwd',
  'ftp://evil.example',
  'view-source:https://evil.example',
  'evil.example',
  '.evil.example',
  '@evil.example',
  ':80@evil.example',
  '/@evil.example',
  '?retour=//evil.example',
  '#//evil.example',
  '/%0d%0aLocation:%20https://evil.example',
  '/\r\nLocation: https://evil.example',
  '/\r\n\r\n<script>alert(1)</script>',
  '/%E5%98%8A%E5%98%8DLocation:https://evil.example',
  '/connexion?retour=//evil.example',
  '/connexion?marque=touraine&hote=evil.example',
  '/connexion?retour=%252f%252fevil.example',
  `/${'a'.repeat(5_000)}`,
];

/** What our addresses say of where to go next… */
const names = ['retour', 'marque', 'hote', 'etat', 'code', 'motif'];
/** …and what other people's do: none may have a meaning here. */
const strangeNames = [
  'service',
  'TARGET',
  'url',
  'uri',
  'next',
  'redirect',
  'redirect_uri',
  'RelayState',
  'return',
  'returnTo',
  'continue',
  'goto',
];

/** What a request can say of where it comes from or was meant for. A proxy passes them on. */
const headers = [
  'referer',
  'origin',
  'host',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-forwarded-prefix',
  'x-original-url',
  'x-rewrite-url',
  'forwarded',
  'via',
];

interface Asking {
  method: 'GET' | 'POST';
  url: string;
  host: string;
  cookie?: string;
  form?: Record<string, string>;
  more?: Record<string, string>;
}

let tried = 0;
const statuses = new Map<number, number>();

/** Asks as a browser behind the proxy would, and fails on any way that leaves our hosts. */
async function follow(asking: Asking): Promise<number> {
  const { method, url, host, cookie, form, more } = asking;
  const answer = await preau.app.inject({
    method,
    url,
    remoteAddress: '127.0.0.1',
    headers: {
      host,
      'x-forwarded-proto': 'https',
      'x-forwarded-for': `192.0.2.${tried % 250}`,
      accept: 'text/html',
      ...(method === 'POST' && { origin: `https://${host}` }),
      ...(cookie !== undefined && { cookie }),
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...more,
    },
    ...(form && { payload: new URLSearchParams(form).toString() }),
  });
  tried += 1;
  statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
  const said = `${method} ${host}${url.slice(0, 200)} ${JSON.stringify(form ?? more ?? {}).slice(0, 200)}`;
  assert.ok(answer.statusCode < 500 || answer.statusCode === 503, `${answer.statusCode} ${said}`);
  const { location, refresh, link } = answer.headers;
  for (const way of [location, refresh].flat())
    if (way !== undefined) assertOurs(String(way), host, said);
  assert.doesNotMatch(String(link ?? ''), /evil/, said);
  assert.equal(answer.headers['x-injected'], undefined, said);
  if (String(answer.headers['content-type']).startsWith('text/html'))
    for (const [, way = ''] of answer.body.matchAll(
      /\s(?:href|src|action|formaction)="([^"]*)"|http-equiv="refresh"/gi,
    ))
      assertOurs(unescaped(way), host, said);
  return answer.statusCode;
}

const unescaped = (text: string) =>
  text
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll('&amp;', '&');

/** As a browser resolves it; a mail address to write to is no way out. */
function assertOurs(way: string, host: string, said: string): void {
  assert.match(way, /^[!-~]*$/, said);
  if (/^mailto:[\w.@-]+$/.test(way)) return;
  const { origin } = new URL(way, `https://${host}`);
  assert.ok(ours.has(origin), `${said} leads to ${way}`);
}

/** A session of a person on one of our hosts, by the real form. */
async function sessionAt(host: string): Promise<string> {
  const answer = await preau.app.inject({
    method: 'POST',
    url: '/api/identity/session',
    remoteAddress: '127.0.0.1',
    headers: { host, 'x-forwarded-proto': 'https', origin: `https://${host}` },
    payload: { login: 'sophie.dupuis', password: 'preau-demo-2026' },
  });
  const { name, value } = answer.cookies[0] as { name: string; value: string };
  return `${name}=${value}`;
}

const filled = (path: string) => path.replaceAll(/:\w+/g, '01990000-0000-7000-8000-000000000000');
const pages = preau.served.pages.filter(({ method }) => method === 'GET');
const forms = preau.served.pages.filter(({ method }) => method === 'POST');
const cookies = new Map([
  [hosts.identity, await sessionAt(hosts.identity)],
  [hosts.touraine, await sessionAt(hosts.touraine)],
]);

/** The pages that lead on, signed in or not: each gets every trick under every name. */
const leading: { path: string; host: string; cookie: string | undefined }[] = [];
test('which pages lead on is found by asking each, signed in and not, on the identity origin and on a brand', async () => {
  for (const { path } of pages)
    for (const host of [hosts.identity, hosts.touraine])
      for (const cookie of [undefined, cookies.get(host)]) {
        const asking = { method: 'GET', url: filled(path), host } as const;
        const status = await follow(cookie === undefined ? asking : { ...asking, cookie });
        if (status >= 300 && status < 400) leading.push({ path: filled(path), host, cookie });
      }
  const paths = new Set(leading.map(({ path }) => path));
  console.log(`asked ${pages.length} pages: ${paths.size} lead on, in ${leading.length} ways`);
  for (const sure of ['/', '/moi', '/connexion', '/deconnexion']) assert.ok(paths.has(sure), sure);
});

test('no trick in any parameter of a page that leads on leads elsewhere', async () => {
  const before = tried;
  const doors = leading.filter(({ path }) => /^\/(connexion|deconnexion)/.test(path));
  const others = leading.filter(({ path }) => !/^\/(connexion|deconnexion)/.test(path));
  for (const trick of tricks) {
    const strange = strangeNames.map((name): [string, string] => [name, trick]);
    for (const { path, host, cookie } of doors) {
      const rightly = { etat: 'e'.repeat(43), marque: 'touraine', hote: hosts.touraine };
      const given = [
        ...names.map((name) => new URLSearchParams({ [name]: trick })),
        ...names.map((name) => new URLSearchParams({ ...rightly, [name]: trick })),
        new URLSearchParams(strange),
      ];
      for (const query of given)
        await follow({
          method: 'GET',
          url: `${path}?${query}`,
          host,
          ...(cookie !== undefined && { cookie }),
        });
    }
    for (const { path, host, cookie } of others) {
      const query = new URLSearchParams([...strange, ['retour', trick]]);
      const url = `${path}?${query}`;
      await follow({ method: 'GET', url, host, ...(cookie !== undefined && { cookie }) });
    }
  }
  console.log(
    `tried ${tried - before} addresses: ${tricks.length} tricks, ${names.length + strangeNames.length} names`,
  );
  assert.ok(tried - before > 5_000);
});

test('no trick in the path itself leads elsewhere', async () => {
  const before = tried;
  for (const trick of tricks)
    for (const host of [hosts.identity, hosts.touraine])
      for (const cookie of [undefined, cookies.get(host)])
        for (const url of [trick, `/${trick}`, `/moi/${trick}`, `/connexion/..${trick}`]) {
          // What no HTTP client can put on the wire is not a request.
          const wire = url.replaceAll(/[^!-~]/g, (sign) => encodeURIComponent(sign));
          if (!wire.startsWith('/')) continue;
          const asking = { method: 'GET', url: wire, host } as const;
          await follow(cookie === undefined ? asking : { ...asking, cookie });
        }
  console.log(`tried ${tried - before} paths`);
  assert.ok(tried - before > 500);
});

test('no trick in any header leads elsewhere', async () => {
  const before = tried;
  const forwarded = [
    ...tricks,
    'evil.example',
    'evil.example:443',
    `${hosts.touraine}, evil.example`,
  ];
  for (const trick of forwarded) {
    const value = trick.replaceAll(/[^\t -~\u00a0-\u00ff]/g, '');
    for (const { path, host, cookie } of leading.filter(({ path }) =>
      ['/', '/moi', '/connexion', '/deconnexion'].includes(path),
    ))
      for (const name of headers) {
        const more = { [name]: name === 'forwarded' ? `host="${value}";proto=https` : value };
        await follow({
          method: 'GET',
          url: path,
          host,
          more,
          ...(cookie !== undefined && { cookie }),
        });
      }
  }
  console.log(
    `tried ${tried - before} headers: ${forwarded.length} values, ${headers.length} names`,
  );
  assert.ok(tried - before > 3_000);
});

test('no trick in any form leads elsewhere', async () => {
  const before = tried;
  const { rows } = await preau.pool.query<{ structureId: string; profile: string }>(
    `select m.structure_id as "structureId", m.code as profile from directory.membership m
     where m.person_id = $1 and m.kind = 'profile'`,
    [await preau.personOf('sophie.dupuis')],
  );
  const right = { ...rows[0], login: 'x', password: '' };
  for (const trick of tricks)
    for (const { path } of forms)
      for (const host of [hosts.identity, hosts.touraine])
        for (const cookie of [undefined, cookies.get(host)]) {
          // A sign-out would take the session from the tries that follow.
          if (path === '/deconnexion' && cookie !== undefined) continue;
          for (const name of ['retour', 'hote', 'service']) {
            const asking = {
              method: 'POST',
              url: filled(path),
              host,
              form: { ...right, [name]: trick.slice(0, 1_000) },
            } as const;
            await follow(cookie === undefined ? asking : { ...asking, cookie });
          }
        }
  console.log(`tried ${tried - before} forms on ${forms.length} pages`);
  console.log(
    `in all ${tried} requests: ${[...statuses].map(([status, n]) => `${n} × ${status}`).join(', ')}`,
  );
  assert.ok(tried - before > 1_000);
  assert.ok((statuses.get(303) ?? 0) > 5_000, 'what is tried does lead on');
});
