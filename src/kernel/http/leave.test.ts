import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { knockAt } from './testing/knock-at.ts';
import { openSmallDoors } from './testing/small-doors.ts';

const ASKED = 'GET /page/x HTTP/1.1\r\nHost: here\r\n\r\n';

/** Doors that listen, and how to knock: `pause` milliseconds between the connection and its question. */
async function listening() {
  const { app } = openSmallDoors();
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return { app, port, knock: (pause: number) => knockAt(port, pause) };
}

test('a stop under a stream of new connections answers each, or is shut: none is turned away', async () => {
  const { app, port } = await listening();
  const crowd = new Worker(new URL('./testing/crowd.ts', import.meta.url), { workerData: port });
  const [warm] = await once(crowd, 'message');
  assert.equal(warm, 'warm');
  const ended = once(crowd, 'message') as Promise<[Record<string, number>]>;
  await app.close();
  const [{ answered = 0, shut = 0, 'reset at the door': atTheDoor = 0, ...others }] = await ended;
  assert.deepEqual(others, {}, 'nobody who was let in is turned away');
  assert.ok(atTheDoor <= 1, `${atTheDoor} connected in the very moment of the shutting`);
  assert.ok(answered > 200 && shut > 0, `${answered} answered, ${shut} found the door shut`);
});

test('who has come in and speaks once the door is shut is still answered', async () => {
  const { app, port, knock } = await listening();
  const late = connect(port, '127.0.0.1');
  await once(late, 'connect');
  const closing = app.close();
  while (app.server.listening) await sleep(1);
  late.write(ASKED);
  assert.match(await text(late), /connection: close.*entière/is);
  assert.equal(await knock(0), 'shut');
  await closing;
});

test('who connects and never speaks delays a stop by a second at most, and so does an idle connection', async () => {
  const { app, port } = await listening();
  const silent = connect(port, '127.0.0.1');
  const idle = connect(port, '127.0.0.1');
  await Promise.all([once(silent, 'connect'), once(idle, 'connect')]);
  idle.write(ASKED);
  await once(idle, 'data');
  const ended = Promise.all([once(silent, 'close'), once(idle, 'close')]);
  silent.on('error', () => undefined);
  const began = Date.now();
  await app.close();
  assert.ok(Date.now() - began < 5_000, `${Date.now() - began} ms`);
  await ended;
});
