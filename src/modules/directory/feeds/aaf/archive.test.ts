import assert from 'node:assert/strict';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { FeedRefused } from '../feed.ts';
import { type Bounds, bounds, filesOf } from './archive.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preau-archive-'));
});
after(() => rm(folder, { recursive: true }));

type Entry = {
  name: string;
  content?: string | Buffer;
  type?: 'symlink' | 'directory' | 'character-device';
};

async function tar(entries: readonly Entry[]): Promise<Buffer> {
  const packing = pack();
  for (const { name, content = '', type } of entries) {
    packing.entry(
      type === undefined ? { name } : { name, type, linkname: '/etc/passwd' },
      content as string,
    );
  }
  packing.finalize();
  return buffer(packing);
}

async function list(path: string, limits: Bounds = bounds) {
  const found: Record<string, number> = {};
  const isXml = (name: string) => name.endsWith('.xml');
  for await (const { name, bytes } of filesOf(path, isXml, (a, b) => (a < b ? -1 : 1), limits)) {
    let size = 0;
    for await (const chunk of bytes) size += chunk.length;
    found[name] = size;
  }
  return found;
}

async function archive(name: string, bytes: Buffer) {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

const refused = (path: string, reason: RegExp, limits?: Bounds) =>
  assert.rejects(list(path, limits), (error: Error) => {
    assert.ok(error instanceof FeedRefused, String(error));
    assert.match(error.message, reason);
    return true;
  });

test('a tar, a tgz and a folder give the same files, and leave the others', async () => {
  const bytes = await tar([
    { name: 'livraison', type: 'directory' },
    { name: 'livraison/b.xml', content: 'bb' },
    { name: 'lisez-moi.txt', content: 'x' },
    { name: './a.xml', content: 'a'.repeat(600_000) },
  ]);
  const expected = { 'b.xml': 2, 'a.xml': 600_000 };
  assert.deepEqual(await list(await archive('un.tar', bytes)), expected);
  assert.deepEqual(await list(await archive('un.tgz', gzipSync(bytes))), expected);
  assert.deepEqual(await list(await archive('un.tar.gz', gzipSync(bytes))), expected);
});

test('paths that climb out, absolute paths, links and devices are refused', async () => {
  const one = (entry: Entry) => tar([entry]);
  await refused(
    await archive('a.tar', await one({ name: '../a.xml', content: 'x' })),
    /chemin interdit/,
  );
  await refused(
    await archive('b.tar', await one({ name: 'x/../../a.xml', content: 'x' })),
    /chemin interdit/,
  );
  await refused(
    await archive('c.tar', await one({ name: '/etc/a.xml', content: 'x' })),
    /chemin interdit/,
  );
  await refused(await archive('d.tar', await one({ name: 'a.xml', type: 'symlink' })), /lien/);
  await refused(
    await archive('e.tar', await one({ name: 'a.xml', type: 'character-device' })),
    /spécial/,
  );
});

test('an archive that swells out of measure is stopped', async () => {
  const bytes = await tar([{ name: 'a.xml', content: Buffer.alloc(90 * 2 ** 20) }]);
  await refused(await archive('bombe.tgz', gzipSync(bytes)), /démesurée/);
});

test('a header that would fill the memory is stopped', async () => {
  const bytes = await tar([{ name: 'a.xml', content: Buffer.alloc(8 * 2 ** 20, 'x') }]);
  bytes[156] = 0x78; // the entry becomes an extended header of eight megabytes
  let sum = 8 * 32;
  for (let at = 0; at < 512; at += 1) if (at < 148 || at >= 156) sum += bytes[at] as number;
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  await refused(await archive('entete.tar', bytes), /Header exceeds/);
});

test('too many files, too large ones and too much in all are refused', async () => {
  const path = await archive(
    'trois.tar',
    await tar(['a', 'b', 'c'].map((name) => ({ name: `${name}.xml`, content: 'x'.repeat(900) }))),
  );
  await refused(path, /plus de 2 fichiers/, { ...bounds, files: 2 });
  await refused(path, /fichier trop grand/, { ...bounds, file: 500 });
  await refused(path, /flux trop grand/, { ...bounds, total: 2_000 });
});

test('a broken archive and a file that is none are refused', async () => {
  const whole = gzipSync(await tar([{ name: 'a.xml', content: 'x'.repeat(9_000) }]));
  await refused(await archive('coupe.tgz', whole.subarray(0, -20)), /illisible|impossible/);
  await refused(await archive('faux.tgz', Buffer.from('ceci n’est pas une archive')), /illisible/);
  await refused(await archive('flux.xml', Buffer.from('<a/>')), /dossier ou une archive/);
  await refused(join(folder, 'absent'), /n’existe pas/);
});

test('a folder inside is not read as a file', async () => {
  const inside = await mkdtemp(join(folder, 'dossier-'));
  await symlink(folder, join(inside, 'boucle.xml'));
  await refused(inside, /pas un fichier/);
});
