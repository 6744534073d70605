import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const checkout = resolve(import.meta.dirname, '../..');

/** What opens a connection to somewhere: from Node, from the runtime, or from a package that does it for us. */
const waysOut = [
  /\bfetch\s*\(/,
  /\bnew (?:WebSocket|EventSource|XMLHttpRequest)\b/,
  /\b(?:https?|net|tls|http2|dgram)\s*\.\s*(?:request|get|connect|createConnection|createSocket)\s*\(/,
  /\{[^}]*\b(?:connect|createConnection|createSocket|request|get|Socket|TLSSocket)\b[^}]*\} from 'node:(?:https?|net|tls|http2|dgram)'/,
  /import\s*\(\s*'node:(?:https?|net|tls|http2|dgram)'\s*\)/,
  /['"](?:undici|nodemailer|@aws-sdk\/[\w-]+|clamscan|ldapts|axios|got|node-fetch|needle|ws)['"]/,
];

/** Who may, and why. Adding a line is a decision. */
const allowed: Readonly<Record<string, string>> = {
  'src/kernel/egress/ask.ts': 'the guarded client itself',
  'src/kernel/blobs/clamd.ts': 'the scanner that the operator names, and nobody else',
  'src/kernel/blobs/s3-shelf.ts': 'the store that the operator names, and nobody else',
  'src/modules/identity/pages/password-fields.ts':
    'what a browser asks of the server that drew the page; nothing is opened here',
  'src/modules/ldap/replica/protocol.ts': 'names what the library calls things; opens nothing',
  'src/modules/ldap/replica/session.ts':
    'the LDAP replica that the operator names, and nobody else',
  'src/kernel/mail/open-mailer.ts': 'the mail server that the operator names, and nobody else',
};

/** What runs in production, on the server: neither tests and what they stand on, nor the browser app. */
const isServerCode = (file: string) =>
  !/\.test\.tsx?$|\/testing\/|\/(?:[\w-]+-)?testing(?:-[\w-]+)?\.ts$|^src\/web\/|^src\/modules\/[^/]+\/web\/|^src\/commands\/check\//.test(
    file,
  );

/** The lines of a file that open a way out, comments left aside. */
function waysOutOf(text: string): string[] {
  const code = text
    .replaceAll(/^\s*\/\*[\s\S]*?\*\//gm, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/\btype \w+,?/g, '');
  return waysOut.flatMap((way) => code.match(way)?.[0] ?? []);
}

test('nothing goes out but by the guarded client, and by those that reach what the operator names', () => {
  const files = globSync('src/**/*.{ts,tsx,mjs}', { cwd: checkout })
    .map((file) => file.replaceAll('\\', '/'))
    .filter(isServerCode);
  const going = files.flatMap((file) =>
    waysOutOf(readFileSync(join(checkout, file), 'utf8')).map((way) => `${file}: ${way}`),
  );
  console.log(`looked at ${files.length} files: ${going.length} ways out`);
  assert.ok(files.length > 100);
  assert.ok(going.some((line) => line.startsWith('src/kernel/egress/ask.ts')));
  assert.deepEqual(
    going.filter((line) => !Object.keys(allowed).some((file) => line.startsWith(`${file}:`))),
    [],
  );
});

test('each way out that could be written is seen', () => {
  for (const planted of [
    `await fetch('https://exemple.fr')`,
    `globalThis.fetch (url)`,
    `http.request(url)`,
    `https.get(url)`,
    `net.connect(25)`,
    `import { connect } from 'node:net';`,
    `import { createServer, request } from 'node:https';`,
    `const tls = await import('node:tls')`,
    `import { Agent } from 'undici';`,
    `new WebSocket(url)`,
  ])
    assert.equal(waysOutOf(planted).length > 0, true, planted);
  for (const innocent of [
    `import { createServer } from 'node:net';`,
    `import { isIP } from 'node:net';`,
    `import { Server, type Socket } from 'node:net';`,
    `import { type FetchOut } from '#kernel/egress';`,
    `// fetch(url)`,
    `await fetchOut(url)`,
  ])
    assert.deepEqual(waysOutOf(innocent), [], innocent);
});
