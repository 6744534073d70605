import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { eicar, type Manner, openClamdStandIn } from '../../../tests/support/clamd-stand-in.ts';
import { streamOf, telephonePhoto } from '../../../tests/support/files.ts';
import { openBlobs } from '../blobs.ts';
import { openLog } from '../log.ts';
import { Refusal } from '../refusal.ts';
import { testDatabase } from '../testing.ts';
import { openClamd } from './clamd.ts';

const { db, run } = await testDatabase();
const ctx = { db, log: openLog('silent') };
const room = mkdtempSync(join(tmpdir(), 'preau-clamd-'));
after(() => rmSync(room, { recursive: true, force: true }));
const clamd = await openClamdStandIn();
const blobs = openBlobs({ data: room, s3: undefined, clamd: clamd.place });

const receive = (bytes: Buffer | string, name = 'devoir.txt') =>
  blobs.receive(ctx, {
    stream: streamOf(bytes),
    name,
    kinds: ['text', 'image'],
    most: 5e6,
    payer: { id: randomUUID(), most: 1e9 },
  });

const refused = (code: string) => (fault: unknown) => {
  assert.ok(fault instanceof Refusal, String(fault));
  assert.equal(fault.code, code);
  return true;
};

test('a clean file is given whole to the scanner, and kept with the time of the scan', async () => {
  clamd.be('honest');
  const bytes = 'une rédaction, '.repeat(20_000);
  const { sha256 } = await receive(bytes);
  assert.equal(clamd.given.at(-1)?.toString(), bytes);
  const [row] = await run('select scanned_at from kernel.blob where sha256 = $1', [sha256]);
  assert.ok(row?.['scanned_at'] instanceof Date);
});

test('a virus is refused, alone, in the middle of a file, and behind a photograph', async () => {
  clamd.be('honest');
  const photo = Buffer.concat([await telephonePhoto(), eicar]);
  for (const [name, bytes] of [
    ['eicar.txt', eicar],
    ['devoir.txt', Buffer.concat([Buffer.alloc(100_000, 'a'), eicar, Buffer.from('fin')])],
    ['photo.jpg', photo],
  ] as const)
    await assert.rejects(receive(bytes, name), refused('kernel.file-infected'), name);
  assert.deepEqual(globSync('blobs/incoming/*', { cwd: room }), []);
});

for (const manner of ['nonsense', 'unfinished', 'leaves', 'too-long', 'endless'] satisfies Manner[])
  test(`a scanner that is ${manner} lets nothing in`, async () => {
    clamd.be(manner);
    await assert.rejects(receive('a'.repeat(50_000)), refused('kernel.scan-unavailable'));
  });

test('a scanner that hangs is left after its time, and nothing comes in', async () => {
  clamd.be('silent');
  const file = join(room, 'lent.txt');
  writeFileSync(file, 'x'.repeat(100_000));
  const started = performance.now();
  assert.equal(await openClamd(clamd.place, 200).scan(file), 'away');
  assert.ok(performance.now() - started < 5_000);
});

test('a scanner that is not there lets nothing in, and doctor says so', async () => {
  const away = openBlobs({ data: room, s3: undefined, clamd: { host: '127.0.0.1', port: 1 } });
  const upload = {
    stream: streamOf('x'),
    name: 'x.txt',
    kinds: ['text' as const],
    most: 10,
    payer: { id: randomUUID(), most: 10 },
  };
  await assert.rejects(away.receive(ctx, upload), refused('kernel.scan-unavailable'));
  await assert.rejects(away.check.scanner(), /clamd ne répond pas/);
  clamd.be('nonsense');
  await assert.rejects(blobs.check.scanner(), /clamd ne répond pas/);
  clamd.be('honest');
  assert.match(await blobs.check.scanner(), /^clamd répond/);
});
