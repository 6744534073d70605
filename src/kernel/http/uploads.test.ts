import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { z } from 'zod';
import { endpoint } from '../contract.ts';
import { refuse } from '../refusal.ts';
import { openSmallDoors } from './testing/small-doors.ts';

const MOST = 100_000;

const { app, serve } = openSmallDoors();
const upload = endpoint({
  method: 'PUT',
  path: '/api/file',
  access: 'public',
  stability: 'internal',
  summary: 'Takes a small file.',
  input: z.object({}),
  takes: 'file',
  reply: z.object({ bytes: z.int() }),
});
serve(upload, async (_visit, _input, { upload }) => {
  let bytes = 0;
  for await (const part of upload()) {
    bytes += part.length;
    if (bytes > MOST) refuse('too-large', 'kernel.file-too-large');
  }
  return { bytes };
});
await app.listen({ port: 0, host: '127.0.0.1' });
const { port } = app.server.address() as AddressInfo;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
after(async () => {
  agent.destroy();
  app.server.closeAllConnections();
  await app.close();
});

/** Sends a file of so many bytes on the one line that the agent keeps: the status, and what becomes of the line. */
const send = (size: number) =>
  new Promise<{ status: number | undefined; line: string | undefined }>((done, failed) => {
    const headers = { 'content-type': 'application/octet-stream', 'content-length': size };
    const asked = request({ port, agent, method: 'PUT', path: '/api/file', headers }, (answer) => {
      answer.resume();
      answer.once('end', () =>
        done({ status: answer.statusCode, line: answer.headers.connection }),
      );
    });
    asked.once('error', failed);
    asked.end(Buffer.alloc(size));
  });

test('a file that is refused before it has all come closes its line, and the next one comes by another', async () => {
  assert.deepEqual(await send(1_000), { status: 200, line: 'keep-alive' });
  for (let i = 0; i < 5; i += 1) {
    assert.deepEqual(await send(4_000_000), { status: 413, line: 'close' });
    assert.deepEqual(await send(1_000), { status: 200, line: 'keep-alive' });
  }
});
