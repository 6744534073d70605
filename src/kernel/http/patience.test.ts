import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { endpoint } from '../contract.ts';
import type { Patience } from './patience.ts';
import { openSmallDoors } from './testing/small-doors.ts';

/** Longer than what the system itself keeps for a reader who does not read. */
const LONG = 32 * 1024 * 1024;
const GIVE_UP = 20_000;

/** Doors that listen with this patience; `cut` tells how long a socket lived. */
async function listening(patience: Partial<Patience> = {}) {
  const { app, serve } = openSmallDoors({ patience });
  const bytes = Buffer.alloc(LONG, 'é');
  serve.page(
    { method: 'GET', path: '/long', access: 'public', summary: 'A long answer.' },
    async () => ({ bytes, type: 'application/octet-stream' }),
  );
  const upload = endpoint({
    method: 'PUT',
    path: '/api/file',
    access: 'public',
    stability: 'internal',
    summary: 'Counts a file.',
    input: z.object({}),
    takes: 'file',
    reply: z.object({ bytes: z.int() }),
  });
  serve(upload, async (_visit, _input, { upload }) => {
    let bytes = 0;
    for await (const part of upload()) bytes += part.length;
    return { bytes };
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const open = async () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };
  const stop = async () => {
    app.server.closeAllConnections();
    await app.close();
  };
  return { app, port, open, stop };
}

/** Sends so slowly that it never ends; resolves to what came back when the other side has hung up. */
async function drip(socket: Socket, start: string, each: string): Promise<string> {
  const said = text(socket).catch(() => '');
  socket.write(start);
  const clock = setInterval(() => socket.writable && socket.write(each), 25);
  const closed = once(socket, 'close').then(() => 'closed');
  assert.equal(await Promise.race([closed, sleep(GIVE_UP, 'still open')]), 'closed');
  clearInterval(clock);
  return said;
}

test('headers that come drop by drop are cut off, while others are served', async () => {
  const { open, stop } = await listening({ headers: 300 });
  const slow = drip(await open(), 'GET /page/x HTTP/1.1\r\nHost: here\r\n', 'x-a: b\r\n');
  const other = await open();
  other.end('GET /page/x HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n');
  assert.match(await text(other), /entière/);
  assert.match(await slow, /^(HTTP\/1\.1 408|$)/);
  await stop();
});

test('whoever connects and sends nothing at all is cut off', async () => {
  const { open, stop } = await listening({ headers: 300 });
  const socket = await open();
  socket.resume();
  assert.equal(
    await Promise.race([once(socket, 'close').then(() => 'closed'), sleep(GIVE_UP, 'open')]),
    'closed',
  );
  await stop();
});

const form = (length: number) =>
  `POST /door HTTP/1.1\r\nHost: here\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${length}\r\n\r\n`;

test('a body that comes drop by drop is cut off, whether or not it said how long it is', async () => {
  const { open, stop } = await listening({ body: 300 });
  assert.equal(await drip(await open(), form(50_000), 'a'), '');
  const chunked = form(1).replace('Content-Length: 1', 'Transfer-Encoding: chunked');
  assert.equal(await drip(await open(), chunked, '1\r\na\r\n'), '');
  await stop();
});

test('a file may take longer than a form, as long as it flows; one that stops is cut off', async () => {
  const { open, stop } = await listening({ body: 100, idle: 600 });
  const head =
    'PUT /api/file HTTP/1.1\r\nHost: here\r\nContent-Type: application/octet-stream\r\nContent-Length: 20\r\n\r\n';
  const flowing = await open();
  const said = text(flowing);
  flowing.write(head.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
  for (let i = 0; i < 20; i += 1) {
    await sleep(30);
    flowing.write('x');
  }
  assert.match(await said, /"bytes":20/);
  assert.equal(await drip(await open(), `${head}x`, ''), '');
  await stop();
});

test('a reader who never reads is cut off', async () => {
  const { app, open, stop } = await listening({ idle: 400 });
  const socket = await open();
  socket.pause();
  socket.write('GET /long HTTP/1.1\r\nHost: here\r\n\r\n');
  await nobodyLeft(app.server);
  await stop();
});

test('a reader who takes a little now and then, for ever, is cut off', async () => {
  const { app, open, stop } = await listening({ answer: 500, bytesPerSecond: LONG });
  const socket = await open();
  socket.pause();
  socket.write('GET /long HTTP/1.1\r\nHost: here\r\n\r\n');
  const clock = setInterval(() => socket.read(1_000), 50);
  await nobodyLeft(app.server);
  clearInterval(clock);
  await stop();
});

test('a reader who reads gets all of a long answer', async () => {
  const { port, stop } = await listening();
  const answer = await fetch(`http://127.0.0.1:${port}/long`);
  assert.equal((await answer.arrayBuffer()).byteLength, LONG);
  await stop();
});

test('connections beyond what is borne are dropped as they come, and there is room again when one ends', async () => {
  const { open, stop } = await listening({ connections: 3 });
  const first = [await open(), await open(), await open()];
  const beyond = await open();
  beyond.resume();
  const dropped = once(beyond, 'close').then(() => 'dropped');
  assert.equal(await Promise.race([dropped, sleep(GIVE_UP, 'kept')]), 'dropped');
  first[0]?.end('GET /page/x HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n');
  await once(first[0]?.resume() as Socket, 'close');
  await sleep(50);
  const next = await open();
  next.end('GET /page/x HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n');
  assert.match(await text(next), /entière/);
  await stop();
});

/** Waits until the server has no connection left. */
async function nobodyLeft(server: {
  getConnections: (tell: (error: Error | null, count: number) => void) => void;
}) {
  const count = () =>
    new Promise<number>((resolve) => server.getConnections((_error, many) => resolve(many)));
  await sleep(100);
  for (const end = Date.now() + GIVE_UP; (await count()) > 0; ) {
    assert.ok(Date.now() < end, 'still connected');
    await sleep(25);
  }
}
