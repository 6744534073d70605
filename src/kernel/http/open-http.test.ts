import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSmallDoors } from './testing/small-doors.ts';

const CONNECTIONS = 32;

for (const url of ['/%ff', `/page/${'a'.repeat(600)}`]) {
  test(`an address that the router refuses gets a refusal of ours: ${url.slice(0, 12)}`, async () => {
    const { app } = openSmallDoors();
    const forPrograms = await app.inject({ url });
    assert.equal(forPrograms.statusCode, 400);
    assert.match(String(forPrograms.headers['content-type']), /^application\/problem\+json/);
    assert.equal(forPrograms.json().code, 'kernel.invalid');
    assert.equal(forPrograms.headers['x-request-id'], forPrograms.json().reference);
    const forPeople = await app.inject({ url, headers: { accept: 'text/html' } });
    assert.equal(forPeople.body, '<p>kernel.invalid</p>');
    assert.match(String(forPeople.headers['content-security-policy']), /default-src 'none'/);
    await app.close();
  });
}

test('a stop drops no request of a busy connection: each is told that it ends', async () => {
  const { app } = openSmallDoors();
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const ask = async () => {
    const asked = get({ agent, port, host: '127.0.0.1', path: '/page/x' });
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    assert.equal(await text(answer), '<p>entière</p>');
    return answer.headers.connection;
  };
  const counts = Array<number>(CONNECTIONS).fill(0);
  /** Asks on and on, as a proxy does, until told to go elsewhere. */
  const askOn = async (_: number, at: number) => {
    while ((await ask()) !== 'close') counts[at] = (counts[at] ?? 0) + 1;
  };
  const clients = Promise.all(counts.map(askOn));
  while (counts.includes(0)) await sleep(5);
  await Promise.all([app.close(), clients]);
  agent.destroy();
});
