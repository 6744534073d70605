import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSmallDoors } from './testing/small-doors.ts';

/** What the doors read of a request that comes by `peer`, when these proxies are believed. */
async function readBy(proxies: string[], peer: string, headers: Record<string, string>) {
  let read: object = {};
  const { app, serve } = openSmallDoors({ proxies });
  serve.page(
    { method: 'GET', path: '/who', access: 'public', summary: 'Who asks.' },
    async (_visit, { asked: { ip, host, secure } }) => {
      read = { ip, host, secure };
      return { html: '' };
    },
  );
  await app.inject({
    url: '/who',
    headers: { host: 'here.example', ...headers },
    remoteAddress: peer,
  });
  return read;
}

const forwarded = {
  'x-forwarded-for': '203.0.113.9',
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'ent.example',
};
const believed = { ip: '203.0.113.9', host: 'ent.example', secure: true };
const plain = (ip: string) => ({ ip, host: 'here.example', secure: false });

test('a proxy of the list is believed, wherever it is; every other machine speaks for itself', async () => {
  assert.deepEqual(await readBy(['10.0.3.0/24'], '10.0.3.7', forwarded), believed);
  assert.deepEqual(await readBy(['10.0.3.0/24'], '10.0.4.7', forwarded), plain('10.0.4.7'));
  assert.deepEqual(await readBy(['2001:db8::/32'], '2001:db8::7', forwarded), believed);
  assert.deepEqual(await readBy(['127.0.0.0/8', '::1'], '127.0.0.1', forwarded), believed);
  assert.deepEqual(await readBy(['127.0.0.0/8', '::1'], '::ffff:127.0.0.1', forwarded), believed);
  assert.deepEqual(await readBy(['10.0.3.7'], '127.0.0.1', forwarded), plain('127.0.0.1'));
  assert.deepEqual(await readBy([], '127.0.0.1', forwarded), plain('127.0.0.1'));
});

test('what a browser puts in front of the proxy’s own word is not believed', async () => {
  const lie = { ...forwarded, 'x-forwarded-for': '127.0.0.1, 198.51.100.4, 203.0.113.9' };
  assert.deepEqual(await readBy(['10.0.3.7'], '10.0.3.7', lie), believed);
  const chain = { ...forwarded, 'x-forwarded-for': '1.2.3.4, 203.0.113.9, 10.0.3.8' };
  assert.deepEqual(await readBy(['10.0.3.0/24'], '10.0.3.7', chain), believed);
});
