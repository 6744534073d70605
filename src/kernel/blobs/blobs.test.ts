import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { docx, streamOf, telephonePhoto, zipOf } from '../../../tests/support/files.ts';
import { openS3StandIn, type S3StandIn } from '../../../tests/support/s3-stand-in.ts';
import { attach, type Blobs, drop, type FileKind, openBlobs, repay, usedBy } from '../blobs.ts';
import { together } from '../db.ts';
import { openLog } from '../log.ts';
import { Refusal } from '../refusal.ts';
import { testDatabase } from '../testing.ts';
import { openS3Shelf } from './s3-shelf.ts';

const database = await testDatabase();
const { run } = database;
const ctx = { db: database.db, log: openLog('silent') };
const room = mkdtempSync(join(tmpdir(), 'preau-blobs-'));
after(() => rmSync(room, { recursive: true, force: true }));

const s3 = await openS3StandIn();
const places: [string, Blobs, S3StandIn | undefined][] = [
  ['on disk', openBlobs({ data: join(room, 'disk'), s3: undefined, clamd: undefined }), undefined],
  ['in S3', openBlobs({ data: join(room, 's3'), s3: s3.place, clamd: undefined }), s3],
];

const all: FileKind[] = ['image', 'pdf', 'text', 'office', 'archive', 'audio', 'video'];
const owner = { house: 'essai', kind: 'copie' };
const payerOf = (most = 1e9) => ({ id: randomUUID(), most });

interface Sent {
  bytes: Buffer | string | Readable;
  name?: string;
  kinds?: FileKind[];
  most?: number;
  payer?: { id: string; most: number };
  cut?: { width: number; height: number };
}

const receive = (blobs: Blobs, { bytes, name = 'devoir.txt', ...more }: Sent) =>
  blobs.receive(ctx, {
    stream: bytes instanceof Readable ? bytes : streamOf(bytes),
    name,
    kinds: all,
    most: 5e6,
    payer: payerOf(),
    ...more,
  });

const keep = async (blobs: Blobs, sent: Sent) => attach(ctx, await receive(blobs, sent), owner);

const read = async (blobs: Blobs, id: string, span?: { from: number; to: number }) => {
  const kept = await blobs.open(ctx, id, owner);
  assert.ok(kept);
  return { ...kept, bytes: await buffer(await kept.open(span)) };
};

const refused = (code: string) => (fault: unknown) => {
  assert.ok(fault instanceof Refusal, String(fault));
  assert.equal(fault.code, code);
  return true;
};

const copiesOf = (name: string) =>
  name === 'in S3'
    ? [...s3.objects.keys()]
    : globSync('*/*/*', { cwd: join(room, 'disk/blobs') }).map((path) =>
        path.replaceAll('\\', '/'),
      );
const incomingOf = (name: string) =>
  globSync('blobs/incoming/*', { cwd: join(room, name === 'in S3' ? 's3' : 'disk') });

for (const [where, blobs, standIn] of places) {
  test(`a file kept ${where} comes back as it was, whole and in part`, async () => {
    const bytes = Buffer.from('Les nombres complexes, exercice 12.\n'.repeat(9_000));
    const id = await keep(blobs, { bytes });
    const kept = await read(blobs, id);
    assert.ok(kept.bytes.equals(bytes));
    assert.equal(kept.type, 'text/plain; charset=utf-8');
    assert.equal(kept.name, 'devoir.txt');
    assert.equal(kept.size, bytes.length);
    const part = await read(blobs, id, { from: 4, to: 10 });
    assert.equal(part.bytes.toString(), 'nombres');
    assert.deepEqual(incomingOf(where), []);
    assert.equal(await blobs.open(ctx, id, { house: 'autre', kind: 'copie' }), undefined);
    assert.equal(await blobs.open(ctx, randomUUID(), owner), undefined);
  });

  test(`the same content twice is one copy ${where}, and goes with the last who has it`, async () => {
    const bytes = `le même devoir ${where}`;
    const before = copiesOf(where).length;
    const ids = await Promise.all([keep(blobs, { bytes }), keep(blobs, { bytes })]);
    assert.equal(copiesOf(where).length, before + 1);
    await drop(ctx, ids[0] ?? '');
    await blobs.collect(ctx, { grace: 0 });
    assert.equal((await read(blobs, ids[1] ?? '')).bytes.toString(), bytes);
    await drop(ctx, ids[1] ?? '');
    await blobs.collect(ctx);
    assert.equal(copiesOf(where).length, before + 1, 'a day of grace');
    await blobs.collect(ctx, { grace: 0 });
    assert.equal(copiesOf(where).length, before);
    const again = await keep(blobs, { bytes });
    assert.equal((await read(blobs, again)).bytes.toString(), bytes);
  });

  test(`what is sent out of measure is refused while it comes, and leaves nothing ${where}`, async () => {
    let sent = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent += 50_000;
          yield Buffer.alloc(50_000, 'a');
        }
      })(),
    );
    const before = copiesOf(where).length;
    await assert.rejects(
      receive(blobs, { bytes: endless, most: 1_000_000 }),
      refused('kernel.file-too-large'),
    );
    assert.ok(sent < 2_000_000, `${sent} octets`);
    await assert.rejects(receive(blobs, { bytes: '' }), refused('kernel.file-empty'));
    assert.deepEqual(incomingOf(where), []);
    assert.equal(copiesOf(where).length, before);
  });

  test(`a transaction that is undone leaves nothing that the collector does not take ${where}`, async () => {
    const payer = payerOf();
    const before = copiesOf(where).length;
    const received = await receive(blobs, { bytes: `défait ${where}`, payer });
    await assert.rejects(
      together(ctx, async (tx) => {
        await attach(tx, received, owner);
        throw new Error('undone');
      }),
    );
    assert.equal(await usedBy(ctx, payer.id), 0);
    await blobs.collect(ctx, { grace: 0 });
    assert.equal(copiesOf(where).length, before);
    await assert.rejects(attach(ctx, received, owner), refused('kernel.file-gone'));
    assert.equal(await usedBy(ctx, payer.id), 0);
  });

  test(`doctor's question is answered ${where}`, async () => {
    assert.match(
      await blobs.check.shelf(),
      standIn ? /^dans le seau preau de http/ : /^dans .*blobs$/,
    );
    assert.match(await blobs.check.scanner(), /^aucun/);
  });
}

test('of two senders who together would pass the quota, one is refused; what is dropped gives its room back', async () => {
  const [, blobs] = places[0] ?? assert.fail();
  const payer = payerOf(1_000);
  const received = await Promise.all(
    ['a', 'b', 'c', 'd'].map((sign) => receive(blobs, { bytes: sign.repeat(400), payer })),
  );
  const attached = await Promise.allSettled(received.map((one) => attach(ctx, one, owner)));
  const ids = attached.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  assert.equal(ids.length, 2);
  for (const one of attached)
    if (one.status === 'rejected') refused('kernel.quota-full')(one.reason);
  assert.equal(await usedBy(ctx, payer.id), 800);
  await assert.rejects(
    receive(blobs, { bytes: 'e'.repeat(300), payer }),
    refused('kernel.quota-full'),
    'refused while it comes',
  );
  for (const id of ids) await drop(ctx, id);
  assert.equal(await usedBy(ctx, payer.id), 0);
  assert.deepEqual(await run('select * from kernel.blob_quota where payer = $1', [payer.id]), []);
});

test('a file may come to take the room of somebody else, once', async () => {
  const [, blobs] = places[0] ?? assert.fail();
  const [from, into] = [payerOf(), payerOf(1)];
  const id = await keep(blobs, { bytes: 'vingt octets de texte', payer: from });
  const size = await usedBy(ctx, from.id);
  await repay(ctx, id, into.id);
  await repay(ctx, id, into.id);
  assert.deepEqual([await usedBy(ctx, from.id), await usedBy(ctx, into.id)], [0, size]);
  await drop(ctx, id);
  assert.deepEqual(
    await run('select from kernel.blob_quota where payer in ($1, $2)', [from.id, into.id]),
    [],
  );
});

test('a file is not received inside a transaction', async () => {
  const [, blobs] = places[0] ?? assert.fail();
  await assert.rejects(
    together(ctx, (tx) =>
      blobs.receive(tx, {
        stream: streamOf('x'),
        name: 'x.txt',
        kinds: all,
        most: 10,
        payer: payerOf(),
      }),
    ),
    /before the transaction/,
  );
});

test('an upload that is cut off is said so, and leaves nothing', async () => {
  const [, blobs] = places[0] ?? assert.fail();
  const cut = new Readable({
    read() {
      this.push('début');
      setTimeout(() => this.destroy(), 20);
    },
  });
  await assert.rejects(receive(blobs, { bytes: cut }), refused('kernel.upload-cut'));
  assert.deepEqual(incomingOf('on disk'), []);
});

test('an image is drawn anew: upright, and without where, when and by what it was taken', async () => {
  const [, blobs] = places[0] ?? assert.fail();
  const photo = await telephonePhoto();
  assert.ok(photo.includes('MARQUE-DU-TELEPHONE'));
  const { exif, orientation } = await sharp(photo).metadata();
  assert.ok(exif && orientation === 3);
  const hidden = Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')]);
  const kept = await read(blobs, await keep(blobs, { bytes: hidden, name: 'Été à la mer.JPEG' }));
  const drawn = await sharp(kept.bytes).metadata();
  assert.equal(drawn.exif, undefined);
  assert.equal(drawn.orientation, undefined);
  for (const trace of ['MARQUE-DU-TELEPHONE', 'Exif', '<script>'])
    assert.ok(!kept.bytes.includes(trace), trace);
  assert.deepEqual(
    [drawn.width, drawn.height, kept.name, kept.type],
    [600, 300, 'Été à la mer.jpg', 'image/jpeg'],
  );
  const { data: pixel } = await sharp(kept.bytes)
    .extract({ left: 550, top: 150, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  assert.ok((pixel[0] ?? 0) > 150 && (pixel[2] ?? 255) < 80, 'the red half went to the right');
});

test('an image is cut to what is asked, and one that moves keeps its first moment', async () => {
  const [, blobs] = places[0] ?? assert.fail();
  const cut = { width: 256, height: 256 };
  const moving = await sharp(await framesOf(4), {
    raw: { width: 40, height: 160, channels: 3, pageHeight: 40 },
  })
    .gif()
    .toBuffer();
  assert.equal((await sharp(moving, { animated: true }).metadata()).pages, 4);
  for (const [name, bytes] of [
    ['moi.jpg', await telephonePhoto()],
    ['moi.gif', moving],
  ] as const) {
    const kept = await read(blobs, await keep(blobs, { bytes, name, cut, kinds: ['image'] }));
    const { format, width, height, pages } = await sharp(kept.bytes, { animated: true }).metadata();
    assert.deepEqual([format, width, height, pages ?? 1], ['webp', 256, 256, 1]);
    assert.equal(kept.name, 'moi.webp');
  }
});

const framesOf = async (count: number) =>
  Buffer.concat([...Array(count).keys()].map((n) => Buffer.alloc(40 * 40 * 3, n * 60)));

test('an image that would not fit in memory, or that is not whole, is refused', async () => {
  const [, blobs] = places[0] ?? assert.fail();
  const bomb = await sharp({
    create: { width: 12_000, height: 12_000, channels: 3, background: 'white' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer();
  assert.ok(bomb.length < 1_000_000, `${bomb.length} octets`);
  await assert.rejects(
    receive(blobs, { bytes: bomb, name: 'a.png' }),
    refused('kernel.image-too-large'),
  );
  const photo = await telephonePhoto();
  await assert.rejects(
    receive(blobs, { bytes: photo.subarray(0, 900), name: 'a.jpg' }),
    refused('kernel.image-unreadable'),
  );
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500, 1)]);
const pdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n';

test('a file is what it holds: kinds that we do not keep, and names that lie, are refused', async () => {
  const [, blobs] = places[0] ?? assert.fail();
  const photo = await telephonePhoto();
  const macros = await zipOf({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
  });
  for (const [name, bytes, code] of [
    ['jeu.exe', exe, 'file-kind'],
    ['devoir.pdf', exe, 'file-kind'],
    ['devoir.pdf', photo, 'file-lies'],
    ['photo.jpg', pdf, 'file-lies'],
    ['photo.jpg', '<html><script>alert(1)</script>', 'file-lies'],
    ['photo.png', svg, 'file-lies'],
    ['photo.jpg.exe', photo, 'file-lies'],
    ['devoir.docx', await zipOf({ 'virus.exe': 'MZ' }), 'file-lies'],
    ['devoir.docx', macros, 'file-kind'],
    ['devoir.txt', Buffer.from([0x61, 0, 0x62]), 'file-kind'],
    ['devoir.txt', Buffer.from([0xff, 0xfe, 0x61, 0]), 'file-kind'],
    ['programme.sh', 'rm -rf /', 'file-lies'],
  ] as const)
    await assert.rejects(receive(blobs, { bytes, name }), refused(`kernel.${code}`), name);
  await assert.rejects(
    receive(blobs, { bytes: pdf, name: 'a.pdf', kinds: ['image'] }),
    refused('kernel.file-kind'),
  );
  await assert.rejects(
    receive(blobs, { bytes: svg, name: 'a.svg', kinds: ['image'] }),
    refused('kernel.file-kind'),
    'an SVG is text, never an image',
  );
});

test('what schools send is kept, under a name that says what it is', async () => {
  const [, blobs] = places[0] ?? assert.fail();
  const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  for (const [name, bytes, kept, type] of [
    ['Copie de Léa.PDF', pdf, 'Copie de Léa.pdf', 'application/pdf'],
    ['devoir', pdf, 'devoir.pdf', 'application/pdf'],
    ['devoir.docx', await docx(), 'devoir.docx', office],
    ['notes.csv', 'élève;note\n', 'notes.csv', 'text/plain; charset=utf-8'],
    [
      'vieux.csv',
      Buffer.from('\xe9l\xe8ve;note\n', 'latin1'),
      'vieux.csv',
      'text/plain; charset=windows-1252',
    ],
    [
      'page.html',
      '<!doctype html><script>alert(1)</script>',
      'page.html',
      'text/plain; charset=utf-8',
    ],
    ['dessin.svg', svg, 'dessin.svg', 'text/plain; charset=utf-8'],
    ['fusée.ggb', await zipOf({ 'geogebra.xml': '<a/>' }), 'fusée.ggb', 'application/zip'],
    ['../../etc/passwd', 'root:x', 'passwd.txt', 'text/plain; charset=utf-8'],
    ['C:\\Users\\moi\\a.txt', 'x', 'a.txt', 'text/plain; charset=utf-8'],
  ] as const) {
    const received = await receive(blobs, { bytes, name });
    assert.deepEqual([received.name, received.type], [kept, type], name);
  }
});

test('a store that is busy is asked again; one that is away, cuts off or says no refuses the file', async () => {
  const [, blobs, standIn] = places[1] ?? assert.fail();
  assert.ok(standIn);
  standIn.misbehave('busy', 2);
  await keep(blobs, { bytes: 'après deux refus' });
  standIn.misbehave('cut', 1);
  await keep(blobs, { bytes: 'après une coupure' });
  for (const [whim, times] of [
    ['busy', 3],
    ['cut', 3],
    ['forbid', 1],
  ] as const) {
    standIn.misbehave(whim, times);
    await assert.rejects(
      receive(blobs, { bytes: `jamais ${whim}` }),
      refused('kernel.files-unavailable'),
    );
  }
  assert.deepEqual(incomingOf('in S3'), []);
  assert.ok(standIn.asked.every((line) => line.includes('/preau')));
  const away = openBlobs({
    data: join(room, 'away'),
    s3: { ...standIn.place, endpoint: 'http://127.0.0.1:1' },
    clamd: undefined,
  });
  await assert.rejects(receive(away, { bytes: 'x' }), refused('kernel.files-unavailable'));
  await assert.rejects(away.check.shelf());
  const stranger = openBlobs({
    data: join(room, 'stranger'),
    s3: { ...standIn.place, secretAccessKey: 'wrong' },
    clamd: undefined,
  });
  await assert.rejects(stranger.check.shelf());
});

test('a store that hangs, before its answer or in the middle of it, is left after its time', async () => {
  const [, blobs, standIn] = places[1] ?? assert.fail();
  assert.ok(standIn);
  const { place } = await receive(blobs, { bytes: 'long à venir' });
  const shelf = openS3Shelf(standIn.place, { pause: 1, patience: 300 });
  const started = performance.now();
  standIn.misbehave('hang', 3);
  await assert.rejects(shelf.open(place));
  standIn.misbehave('stall');
  await assert.rejects(buffer(await shelf.open(place)));
  assert.ok(performance.now() - started < 8_000);
  assert.equal((await buffer(await shelf.open(place))).toString(), 'long à venir');
});

test('bytes that a row promises and the shelf has not are said to be out of reach', async () => {
  const [, blobs, standIn] = places[1] ?? assert.fail();
  const id = await keep(blobs, { bytes: 'bientôt perdu' });
  standIn?.objects.clear();
  await assert.rejects(read(blobs, id), refused('kernel.files-unavailable'));
});

test('half-received files of stopped programs are taken away, those of today are not', async () => {
  const [, blobs] = places[0] ?? assert.fail();
  const left = join(room, 'disk/blobs/incoming/a-program-that-stopped');
  writeFileSync(left, 'moitié');
  assert.equal((await blobs.collect(ctx)).incoming, 0);
  assert.ok(existsSync(left));
  assert.equal((await blobs.collect(ctx, { grace: 0 })).incoming, 1);
  assert.ok(!existsSync(left));
});

test('files on the disk are for nobody else of this machine', async () => {
  const [, blobs] = places[0] ?? assert.fail();
  const { place } = await receive(blobs, { bytes: 'secret' });
  const { mode } = statSync(join(room, 'disk/blobs', place));
  assert.equal(mode & 0o077, 0);
  assert.equal(readFileSync(join(room, 'disk/blobs', place), 'utf8'), 'secret');
});
