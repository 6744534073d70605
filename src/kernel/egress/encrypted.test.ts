import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createPlainServer } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';

const folder = mkdtempSync(join(tmpdir(), 'preau-egress-'));
const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
after(() => rmSync(folder, { recursive: true, force: true }));

const skip = !hasCertificate() && 'openssl is not on this machine';

test('an encrypted address is asked when an authority that the operator named vouches for it', {
  skip,
}, async () => {
  const { port } = await listenEncrypted();
  const address = `https://127.0.0.1:${port}/`;
  assert.equal(await askFromAnew(address, {}), 'egress.no-answer');
  assert.equal(await askFromAnew(address, { NODE_EXTRA_CA_CERTS: certificate }), '200 bien');
});

test('a redirect from an encrypted address to one that is not is refused', { skip }, async () => {
  const plain = createPlainServer((_, reply) => reply.end('en clair')).listen(0, '127.0.0.1');
  after(() => plain.close());
  await once(plain, 'listening');
  const location = `http://127.0.0.1:${(plain.address() as AddressInfo).port}/`;
  const { port } = await listenEncrypted(location);
  const said = await askFromAnew(`https://127.0.0.1:${port}/`, {
    NODE_EXTRA_CA_CERTS: certificate,
  });
  assert.equal(said, 'egress.downgrade');
});

test('a proxy that the environment names is not asked', async () => {
  const asked: string[] = [];
  const proxy = createPlainServer((request, reply) => {
    asked.push(String(request.url));
    reply.end('par le proxy');
  }).listen(0, '127.0.0.1');
  proxy.on('connect', ({ url }, socket) => {
    asked.push(String(url));
    socket.destroy();
  });
  const plain = createPlainServer((_, reply) => reply.end('en direct')).listen(0, '127.0.0.1');
  after(() => [proxy, plain].map((server) => server.close()));
  await Promise.all([once(proxy, 'listening'), once(plain, 'listening')]);
  const at = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const said = await askFromAnew(`http://127.0.0.1:${(plain.address() as AddressInfo).port}/`, {
    NODE_USE_ENV_PROXY: '1',
    HTTP_PROXY: at,
    HTTPS_PROXY: at,
    http_proxy: at,
    ALL_PROXY: at,
  });
  assert.equal(said, '200 en direct');
  assert.deepEqual(asked, []);
});

async function listenEncrypted(location?: string) {
  const server = createServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    (_, reply) => (location ? reply.writeHead(302, { location }).end() : reply.end('bien')),
  ).listen(0, '127.0.0.1');
  after(() => server.close());
  await once(server, 'listening');
  return server.address() as AddressInfo;
}

/** Asks from a new program, because Node reads authorities and proxies when it starts. */
async function askFromAnew(address: string, env: Record<string, string>): Promise<string> {
  const code = `
    const { openEgress } = await import(${JSON.stringify(join(import.meta.dirname, '../egress.ts'))});
    const said = await openEgress({ allow: ['127.0.0.1'] })(${JSON.stringify(address)}).then(
      ({ status, bytes }) => status + ' ' + bytes,
      (fault) => fault.code,
    );
    console.log(said);`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', code],
    { cwd: import.meta.dirname, env },
  );
  return stdout.trim();
}

/** Makes a key and a certificate for 127.0.0.1, unless there is nothing to make them with. */
function hasCertificate(): boolean {
  const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=essai -addext subjectAltName=IP:127.0.0.1 -keyout ${key} -out ${certificate}`;
  try {
    execFileSync('openssl', words.split(' '), { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
