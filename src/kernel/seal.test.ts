import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openSeal } from './seal.ts';

const folder = await mkdtemp(join(tmpdir(), 'preau-seal-'));
after(() => rm(folder, { recursive: true, force: true }));

test('the key is made at its first use, once however many begin together, for its owner alone', async () => {
  const seals = Array.from({ length: 8 }, () => openSeal({ data: folder }));
  const sealed = await Promise.all(seals.map((seal) => seal.close('secret', 'a')));
  for (const seal of seals)
    for (const one of sealed) assert.equal(await seal.open(one, 'a'), 'secret');
  const file = await stat(join(folder, 'keys', 'seal.key'));
  assert.equal(file.mode & 0o777, 0o600);
  assert.equal((await stat(join(folder, 'keys'))).mode & 0o777, 0o700);
});

test('another key, another thing, or one changed byte opens nothing', async () => {
  const seal = openSeal({ data: folder });
  const sealed = await seal.close('secret', 'account 1');
  assert.equal(sealed.includes(Buffer.from('secret')), false);
  await assert.rejects(seal.open(sealed, 'account 2'));
  await assert.rejects(
    openSeal({ data: folder, secretKey: randomBytes(32) }).open(sealed, 'account 1'),
  );
  for (const at of [0, 1, 13, sealed.length - 1]) {
    const touched = Buffer.from(sealed);
    touched[at] = (touched[at] ?? 0) ^ 1;
    await assert.rejects(seal.open(touched, 'account 1'), `byte ${at}`);
  }
  assert.notDeepEqual(await seal.close('secret', 'account 1'), sealed, 'never twice the same');
});

test('a digest needs the key too', async () => {
  const secretKey = randomBytes(32);
  const digest = await openSeal({ data: folder, secretKey }).digest('abcd');
  assert.deepEqual(await openSeal({ data: folder, secretKey }).digest('abcd'), digest);
  assert.notDeepEqual(await openSeal({ data: folder }).digest('abcd'), digest);
});

test('half a key is said, and never replaced', async () => {
  const other = await mkdtemp(join(tmpdir(), 'preau-seal-'));
  after(() => rm(other, { recursive: true, force: true }));
  await openSeal({ data: other }).digest('x');
  await writeFile(join(other, 'keys', 'seal.key'), randomBytes(16));
  await assert.rejects(openSeal({ data: other }).digest('x'), /n’est pas entière/);
});
