import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import type { Kept } from './open-blobs.ts';
import { sendFile } from './send-file.ts';

const bytes = Buffer.from('0123456789');
const kept = (type: string, name = 'été.bin'): Kept => ({
  id: '0',
  name,
  type,
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest(),
  createdAt: new Date(0),
  open: async (span) => Readable.from([bytes.subarray(span?.from ?? 0, (span?.to ?? 9) + 1)]),
});

const ask = async (range?: string, ifRange?: string) => {
  const header = (name: string) => ({ range, 'if-range': ifRange })[name];
  const { status = 200, stream, headers = {} } = await sendFile({ header }, kept('video/mp4'));
  return { status, body: await text(stream), headers };
};

test('what a file holds stays inert, whatever it is', async () => {
  for (const type of [
    'text/plain; charset=utf-8',
    'application/pdf',
    'image/svg+xml',
    'text/html',
    'image/png',
    'audio/mpeg',
  ]) {
    const { headers = {} } = await sendFile({ header: () => undefined }, kept(type), {
      inline: true,
    });
    assert.match(
      headers['content-disposition'] ?? '',
      type === 'image/png' ? /^inline; / : /^attachment; /,
      type,
    );
    assert.match(headers['content-security-policy'] ?? '', /^sandbox; default-src 'none'/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
    assert.equal(headers['cache-control'], 'no-store');
  }
  const { headers = {} } = await sendFile({ header: () => undefined }, kept('image/png'));
  assert.match(
    headers['content-disposition'] ?? '',
    /^attachment; filename="ete.bin"; filename\*=UTF-8''%C3%A9t%C3%A9\.bin$/,
  );
});

test('a player gets the part that it asks for, and the length of the whole', async () => {
  for (const [range, part, said] of [
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=5-500', '56789', 'bytes 5-9/10'],
    ['bytes=-500', '0123456789', 'bytes 0-9/10'],
  ] as const) {
    const { status, body, headers } = await ask(range);
    assert.deepEqual([status, body, headers['content-range']], [206, part, said], range);
    assert.equal(headers['content-length'], String(part.length));
  }
});

test('a range that is none, several, or of another version gives the whole; one beyond the end is said', async () => {
  for (const range of [
    undefined,
    'bytes=',
    'bytes=-',
    'lines=1-2',
    'bytes=1-2,4-5',
    'bytes=5-2',
    'bytes=a-b',
  ]) {
    const { status, body } = await ask(range);
    assert.deepEqual([status, body], [200, '0123456789'], range);
  }
  const { headers } = await ask();
  assert.equal((await ask('bytes=0-1', headers['etag'])).status, 206);
  assert.equal((await ask('bytes=0-1', '"another"')).status, 200);
  for (const range of ['bytes=10-', 'bytes=99-100', 'bytes=-0', 'bytes=999999999999999-']) {
    const beyond = await ask(range);
    assert.deepEqual(
      [beyond.status, beyond.body, beyond.headers['content-range']],
      [416, '', 'bytes */10'],
      range,
    );
  }
});
