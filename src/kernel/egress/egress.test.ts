import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import {
  type AddressInfo,
  createServer as createSocketServer,
  type Server as SocketServer,
} from 'node:net';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openEgress, Unreached } from '../egress.ts';

const servers: (Server | SocketServer)[] = [];
after(() => {
  for (const server of servers) {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  }
});

/** A little server on 127.0.0.1 (or where told), counting the requests that reached it. */
async function listen(answer: RequestListener, host = '127.0.0.1') {
  const asked: string[] = [];
  const server = createServer((request, reply) => {
    asked.push(`${request.method} ${request.headers.host}${request.url}`);
    answer(request, reply);
  });
  servers.push(server);
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { asked, port, url: `http://127.0.0.1:${port}` };
}

const inside = openEgress({ allow: ['127.0.0.0/8'] });
const outside = openEgress({ allow: [] });
const says = (code: string) => (fault: unknown) => {
  assert.ok(fault instanceof Unreached, String(fault));
  assert.equal(fault.code, code);
  return true;
};

test('an address inside the networks that the operator opened is asked', async () => {
  const { url, asked } = await listen((request, reply) => {
    reply.setHeader('x-seen', String(request.headers['content-type']));
    request.pipe(reply);
  });
  const answer = await inside(`${url}/crochet?de=1`, {
    method: 'POST',
    body: 'bonjour',
    headers: { 'content-type': 'text/plain' },
  });
  assert.equal(answer.status, 200);
  assert.equal(answer.bytes.toString(), 'bonjour');
  assert.equal(answer.headers['x-seen'], 'text/plain');
  assert.equal(asked.length, 1);
});

const closed = await listen((_, reply) => reply.end('never'));
for (const host of [
  '127.0.0.1',
  'localhost',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '127.0.0.1.',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[fe80::1]',
  '[fc00::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[::]',
  '0.0.0.0',
  '0',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '192.0.0.192',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '168.63.129.16',
  '[fd00:ec2::254]',
  '①②⑦.⓪.⓪.①',
])
  test(`${host} is out of reach`, async () => {
    await assert.rejects(outside(`http://${host}:${closed.port}/`), says('egress.private-address'));
    await assert.rejects(
      outside(`https://${host}:${closed.port}/`),
      says('egress.private-address'),
    );
    assert.deepEqual(closed.asked, []);
  });

for (const network of ['169.254.0.0/16', '0.0.0.0/0', '::/0'])
  test(`what clouds tell their machines stays out of reach when ${network} is opened`, async () => {
    const opened = openEgress({ allow: [network] });
    await assert.rejects(opened('http://169.254.169.254/latest/'), says('egress.private-address'));
    for (const host of ['[::ffff:169.254.169.254]', '[::ffff:a9fe:a9fe]', '[fd00:ec2::254]'])
      await assert.rejects(opened(`https://${host}/`), says('egress.private-address'));
    await assert.rejects(opened('https://168.63.129.16/'), says('egress.private-address'));
  });

for (const address of [
  'file:///etc/passwd',
  'ftp://127.0.0.1/',
  'gopher://127.0.0.1/',
  'javascript:alert(1)',
  'http://nom:motdepasse@127.0.0.1/',
  'http://nom@127.0.0.1/',
  'http://',
  'pas une adresse',
])
  test(`${address} is no address to ask`, async () =>
    assert.rejects(inside(address), says('egress.bad-address')));

test('the public internet is asked over HTTPS only, and not on the ports of other protocols', async () => {
  const lookUp = async () => [{ address: '93.184.215.14', family: 4 }];
  const egress = openEgress({ allow: [], lookUp });
  await assert.rejects(egress('http://exemple.fr/'), says('egress.unencrypted'));
  await assert.rejects(egress('https://exemple.fr:25/'), says('egress.port'));
});

test('a name is resolved once, and what was checked is what is connected to', async () => {
  const { port, asked } = await listen((_, reply) => reply.end('bien'));
  let times = 0;
  const lookUp = async () => {
    times += 1;
    return [{ address: times === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
  };
  const egress = openEgress({ allow: ['127.0.0.1'], lookUp });
  const { bytes } = await egress(`http://rebond.exemple.fr:${port}/`);
  assert.equal(bytes.toString(), 'bien');
  assert.equal(times, 1);
  assert.deepEqual(asked, [`GET rebond.exemple.fr:${port}/`]);
  await assert.rejects(
    egress(`http://rebond.exemple.fr:${port}/`),
    says('egress.private-address'),
    'a name that later leads elsewhere is judged again',
  );
});

test('one private address among public ones refuses the name', async () => {
  const lookUp = async () => [
    { address: '93.184.215.14', family: 4 },
    { address: '10.0.0.7', family: 4 },
  ];
  await assert.rejects(
    openEgress({ allow: [], lookUp })('https://exemple.fr/'),
    says('egress.private-address'),
  );
});

test('a name that nobody knows, and one without address', async () => {
  const fails = async () => Promise.reject(new Error('ENOTFOUND'));
  await assert.rejects(
    openEgress({ allow: [], lookUp: fails })('https://exemple.fr/'),
    says('egress.unknown-host'),
  );
  await assert.rejects(
    openEgress({ allow: [], lookUp: async () => [] })('https://exemple.fr/'),
    says('egress.unknown-host'),
  );
});

const redirectTo = (location: string, status = 302) =>
  listen((_, reply) => reply.writeHead(status, { location }).end());

for (const location of [
  'http://169.254.169.254/latest/meta-data/',
  'http://10.1.2.3/',
  'http://[::ffff:10.1.2.3]/',
  '//192.168.1.1/',
  'http://0xa010203/',
])
  test(`a redirect to ${location} is not followed`, async () => {
    const { url } = await redirectTo(location);
    await assert.rejects(inside(url), says('egress.private-address'));
  });

test('a redirect to another scheme, or with a password, is not followed', async () => {
  for (const location of ['file:///etc/passwd', 'http://nom:motdepasse@127.0.0.1/'])
    await assert.rejects(inside((await redirectTo(location)).url), says('egress.bad-address'));
});

test('three redirects are followed, and a circle is left', async () => {
  const { url, asked } = await listen((request, reply) => {
    const step = Number(request.url?.slice(1));
    if (step >= 3) reply.end('arrivé');
    else reply.writeHead(302, { location: `/${step + 1}` }).end();
  });
  const answer = await inside(`${url}/0`);
  assert.equal(answer.bytes.toString(), 'arrivé');
  assert.equal(answer.url, `${url}/3`);
  const circle = await listen((_, reply) => reply.writeHead(302, { location: '/' }).end());
  await assert.rejects(inside(circle.url), says('egress.too-many-redirects'));
  assert.equal(asked.length, 4);
  assert.equal(circle.asked.length, 4);
});

test('a redirect takes no secret to another origin, and a 303 no body', async () => {
  const seen: Record<string, unknown> = {};
  const target = await listen((request, reply) => {
    Object.assign(seen, request.headers, { method: request.method });
    request.resume().on('end', () => reply.end());
  });
  const { url } = await redirectTo(`${target.url}/`, 303);
  await inside(url, {
    method: 'POST',
    body: '{}',
    headers: {
      Authorization: 'Bearer faux',
      cookie: 'preau=faux',
      'X-Signature': 'faux',
      'content-type': 'application/json',
      accept: 'text/plain',
    },
  });
  assert.equal(seen['method'], 'GET');
  assert.equal(seen['accept'], 'text/plain');
  for (const name of ['authorization', 'cookie', 'x-signature', 'content-type'])
    assert.equal(seen[name], undefined, name);
});

test('an answer that never comes, one that drips, and names that never resolve end in time', async () => {
  const silent = await listen(() => undefined);
  const dripping = await listen((_, reply) => {
    const drip = setInterval(() => reply.write('.'), 20);
    reply.on('close', () => clearInterval(drip));
  });
  const limit = { timeoutMs: 300 };
  const started = performance.now();
  await assert.rejects(inside(silent.url, limit), says('egress.too-slow'));
  await assert.rejects(inside(dripping.url, limit), says('egress.too-slow'));
  const lookUp = () => new Promise<never>((_, fail) => setTimeout(fail, 3_000).unref());
  await assert.rejects(
    openEgress({ allow: [], lookUp })('https://exemple.fr/', limit),
    says('egress.too-slow'),
  );
  assert.ok(performance.now() - started < 2_500);
});

test('a body out of measure is not read: announced, not announced, or packed', async () => {
  let sent = 0;
  const announced = await listen((_, reply) => reply.setHeader('content-length', 5e9).write('x'));
  const endless = await listen((_, reply) => {
    const part = Buffer.alloc(64 * 1024);
    const push = () => {
      while (!reply.destroyed && reply.write(part)) sent += part.length;
    };
    reply.on('drain', push);
    push();
  });
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
  const packed = await listen((_, reply) => {
    reply.setHeader('content-encoding', 'gzip').end(bomb);
  });
  for (const { url } of [announced, endless, packed])
    await assert.rejects(inside(url, { maxBytes: 200_000 }), says('egress.too-large'));
  assert.ok(bomb.length < 200_000);
  assert.ok(sent < 20 * 1024 * 1024, `${sent} octets`);
});

test('what is packed within measure is unpacked; what is packed wrong or unknown is said', async () => {
  const packed = await listen((request, reply) => {
    if (request.url === '/faux') reply.setHeader('content-encoding', 'gzip').end('pas du gzip');
    else if (request.url === '/double')
      reply.setHeader('content-encoding', 'gzip, gzip').end(gzipSync(gzipSync('x')));
    else reply.setHeader('content-encoding', 'gzip').end(gzipSync('déplié'));
  });
  assert.equal((await inside(`${packed.url}/`)).bytes.toString(), 'déplié');
  await assert.rejects(inside(`${packed.url}/faux`), says('egress.unreadable'));
  await assert.rejects(inside(`${packed.url}/double`), says('egress.unreadable'));
});

test('headers without end, and an answer that is no HTTP, are refused', async () => {
  const speak = async (say: (write: (text: string) => boolean) => void) => {
    const server = createSocketServer((socket) => {
      socket.on('error', () => undefined);
      say((text) => !socket.destroyed && socket.write(text));
    });
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  };
  const endless = await speak((write) => {
    write('HTTP/1.1 200 OK\r\n');
    const more = () => {
      if (write(`x-${'a'.repeat(50)}: ${'b'.repeat(900)}\r\n`)) setImmediate(more);
    };
    more();
  });
  await assert.rejects(inside(endless), says('egress.too-large'));
  const nonsense = await speak((write) => write('bonjour\r\n\r\n'));
  await assert.rejects(inside(nonsense), says('egress.no-answer'));
});

test('nobody there is said plainly', async () => {
  await assert.rejects(inside('http://127.0.0.1:1/'), says('egress.no-answer'));
});
