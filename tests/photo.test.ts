import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { buffer, json } from 'node:stream/consumers';
import { test } from 'node:test';
import sharp from 'sharp';
import { openBlobs, usedBy } from '#kernel/blobs';
import { together } from '#kernel/db';
import { openLog } from '#kernel/log';
import type { KeepsPeople } from '#kernel/module';
import { openHouse } from '../src/house.ts';
import { telephonePhoto } from './support/files.ts';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const { config, db, pool } = world;
const errand = { db, log: openLog('silent') };
const blobs = openBlobs(config);
const identity = openHouse({ config }).find(
  ({ name }) => name === 'identity',
) as unknown as KeepsPeople;
const photo = await telephonePhoto();

const ask = async (
  login: string,
  method: 'GET' | 'PUT' | 'DELETE',
  url: string,
  body?: Buffer | string,
  type = 'application/octet-stream',
) =>
  world.app.inject({
    method,
    url,
    headers: {
      host: world.host,
      cookie: await world.cookieOf(login),
      ...(body !== undefined && { 'content-type': type }),
    },
    ...(body !== undefined && { body }),
  });

const put = (login: string, bytes: Buffer | string = photo) =>
  ask(login, 'PUT', '/api/identity/photo', bytes);
const see = async (login: string, whose: string) =>
  ask(login, 'GET', `/api/identity/people/${await world.personOf(whose)}/photo`);

test('a pupil’s photo is seen by her, her mother, her teacher and her head, and by nobody else', async () => {
  const answer = await put('lea.martin');
  assert.equal(answer.statusCode, 200, answer.body);
  const { photo: address } = answer.json();
  assert.equal((await ask('lea.martin', 'GET', address)).statusCode, 200);
  const { rows } = await pool.query<{ login: string; sees: boolean }>(
    `select a.login, exists (select from directory.sight s
       where s.viewer_id = a.person_id and s.subject_id = $1) as sees
     from identity.account a where a.login = any($2) order by a.login`,
    [
      await world.personOf('lea.martin'),
      [
        'lea.martin',
        'claire.martin',
        'sophie.dupuis',
        'karim.benali',
        'nadia.roux',
        'marc.petit',
        'admin.region',
      ],
    ],
  );
  assert.equal(rows.length, 7);
  for (const { login, sees } of rows)
    assert.equal((await see(login, 'lea.martin')).statusCode, sees ? 200 : 404, login);
  assert.ok(rows.some(({ sees }) => sees));
  const { rows: others } = await pool.query<{ login: string }>(
    `select a.login from identity.account a
     where not exists (select from directory.sight s where s.viewer_id = a.person_id and s.subject_id = $1)
     order by a.login limit 200`,
    [await world.personOf('lea.martin')],
  );
  for (const { login } of others.filter((_, at) => at % 20 === 0))
    assert.equal((await see(login, 'lea.martin')).statusCode, 404, login);
  assert.ok(others.length > 100);
});

test('it is a small square, upright, without a trace of the telephone, and inert', async () => {
  await put('lea.martin');
  const answer = await see('claire.martin', 'lea.martin');
  const { format, width, height, exif } = await sharp(answer.rawPayload).metadata();
  assert.deepEqual([format, width, height, exif], ['webp', 256, 256, undefined]);
  assert.ok(answer.rawPayload.length < 40_000, `${answer.rawPayload.length} octets`);
  assert.ok(!answer.rawPayload.includes('MARQUE-DU-TELEPHONE'));
  assert.equal(answer.headers['content-type'], 'image/webp');
  assert.match(String(answer.headers['content-security-policy']), /^sandbox; default-src 'none'/);
  assert.equal(answer.headers['x-content-type-options'], 'nosniff');
  assert.equal(answer.headers['cache-control'], 'no-store');
  assert.match(String(answer.headers['content-disposition']), /^inline; filename="photo\.webp"/);
});

test('a telephone’s photo is taken as it is, however much heavier than what is kept of it', async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const heavy = await sharp({
    create: { width: 2_400, height: 1_800, channels: 3, background: 'grey', noise },
  })
    .jpeg({ quality: 92 })
    .toBuffer();
  assert.ok(heavy.length > 3e6 && heavy.length < 5e6, `${heavy.length} octets`);
  const answer = await put('sophie.dupuis', heavy);
  assert.equal(answer.statusCode, 200, answer.body);
});

test('what is no photo is refused, and the one before it stays', async () => {
  await put('sophie.dupuis');
  const before = (await ask('sophie.dupuis', 'GET', '/api/identity/photo')).json();
  for (const [bytes, code] of [
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'kernel.file-kind'],
    ['%PDF-1.7 ', 'kernel.file-kind'],
    ['', 'kernel.file-empty'],
    [photo.subarray(0, 500), 'kernel.image-unreadable'],
    [Buffer.alloc(5 * 1024 * 1024 + 1, 1), 'kernel.file-too-large'],
  ] as const) {
    const answer = await put('sophie.dupuis', bytes);
    assert.equal(answer.json().code, code);
    assert.ok(answer.json().title.length > 20);
  }
  const asForm = await ask('sophie.dupuis', 'PUT', '/api/identity/photo', '{}', 'application/json');
  assert.equal(asForm.statusCode, 400);
  const elsewhere = await ask('sophie.dupuis', 'PUT', '/api/identity/session/hat', photo);
  assert.equal(elsewhere.statusCode, 400, 'a door that takes no file');
  assert.deepEqual((await ask('sophie.dupuis', 'GET', '/api/identity/photo')).json(), before);
});

test('another photo takes the place of the first, and none takes no room', async () => {
  const person = await world.personOf('karim.benali');
  await put('karim.benali');
  const first = await usedBy(errand, person);
  assert.ok(first > 0);
  const { photo: address } = (await put('karim.benali')).json();
  assert.equal(await usedBy(errand, person), first);
  assert.equal((await ask('karim.benali', 'DELETE', '/api/identity/photo')).json().photo, null);
  assert.equal((await ask('karim.benali', 'GET', address)).statusCode, 404);
  assert.equal(await usedBy(errand, person), 0);
  assert.equal((await ask('karim.benali', 'DELETE', '/api/identity/photo')).statusCode, 200);
});

test('the copy of one’s data holds the photo, and erasure leaves neither row nor bytes', async () => {
  await put('nadia.roux', await sharp(photo).negate().jpeg().toBuffer());
  const person = await world.personOf('nadia.roux');
  const copy = await identity.exportPerson(errand, person);
  const [file] = copy.files ?? [];
  assert.equal(file?.name, 'photo.webp');
  const bytes = file && (await buffer(await file.open()));
  assert.equal((await sharp(bytes).metadata()).format, 'webp');
  assert.ok(copy.readable.some(({ title }) => title === 'Votre photo'));
  const { rows } = await pool.query<{ place: string }>(
    `select b.place from kernel.attachment a join kernel.blob b using (sha256) where a.payer = $1`,
    [person],
  );
  const [kept] = rows;
  assert.ok(kept);
  const folder = join(config.data, 'blobs', kept.place, '..');
  assert.equal(readdirSync(folder).length > 0, true);
  await together(errand, (tx) => identity.forgetPerson(tx, person, 'erase'));
  const { rows: left } = await pool.query(
    `select from kernel.attachment where payer = $1 union all select from kernel.blob_quota where payer = $1`,
    [person],
  );
  assert.deepEqual(left, []);
  await blobs.collect(errand, { grace: 0 });
  assert.ok(!readdirSync(folder).some((name) => kept.place.endsWith(name)));
});

test('of two people who are one, the photo follows; apart again, each has what they had', async () => {
  const [from, into] = [await world.personOf('marc.petit'), await world.personOf('karim.benali')];
  await put('marc.petit');
  const room = await usedBy(errand, from);
  const undo = await together(errand, (tx) => identity.mergePeople(tx, from, into));
  assert.deepEqual([await usedBy(errand, from), await usedBy(errand, into)], [0, room]);
  const { rows } = await pool.query(
    'select person_id from identity.photo where person_id = any($1)',
    [[from, into]],
  );
  assert.deepEqual(rows, [{ person_id: into }]);
  await together(errand, (tx) => identity.unmergePeople(tx, JSON.parse(JSON.stringify(undo))));
  assert.deepEqual([await usedBy(errand, from), await usedBy(errand, into)], [room, 0]);
  assert.equal((await see('marc.petit', 'marc.petit')).statusCode, 200);
});

test('when both have one, the photo of the one who stays stays', async () => {
  const [from, into] = [await world.personOf('marc.petit'), await world.personOf('karim.benali')];
  await put('marc.petit');
  await put('karim.benali', await sharp(photo).greyscale().jpeg().toBuffer());
  const before = (await see('karim.benali', 'karim.benali')).rawPayload;
  const undo = await together(errand, (tx) => identity.mergePeople(tx, from, into));
  await together(errand, (tx) => identity.unmergePeople(tx, JSON.parse(JSON.stringify(undo))));
  assert.ok((await see('karim.benali', 'karim.benali')).rawPayload.equals(before));
  assert.equal((await see('marc.petit', 'marc.petit')).statusCode, 404);
  assert.equal(await usedBy(errand, from), 0);
});

await world.app.listen({ port: 0, host: '127.0.0.1' });
const { port } = world.app.server.address() as AddressInfo;

test('who sends too much over a real line hears why, while still sending', async () => {
  const cookie = await world.cookieOf('sophie.dupuis');
  const asked = request({
    port,
    host: '127.0.0.1',
    method: 'PUT',
    path: '/api/identity/photo',
    headers: { host: world.host, cookie, 'content-type': 'application/octet-stream' },
  });
  const answered = once(asked, 'response') as Promise<[IncomingMessage]>;
  // Whoever still sends after the answer may find the line closed.
  answered.then(() => asked.on('error', () => undefined)).catch(() => undefined);
  for (let sent = 0; sent < 8; sent += 1) asked.write(Buffer.alloc(1024 * 1024, 7));
  asked.end();
  const [answer] = await answered;
  assert.equal(answer.statusCode, 413);
  assert.equal(((await json(answer)) as { code: string }).code, 'kernel.file-too-large');
});

test('a line that is cut in the middle of an upload leaves nothing, and the door goes on', async () => {
  const cookie = await world.cookieOf('sophie.dupuis');
  const incoming = join(config.data, 'blobs/incoming');
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    `PUT /api/identity/photo HTTP/1.1\r\nhost: ${world.host}\r\ncookie: ${cookie}\r\ncontent-type: application/octet-stream\r\ncontent-length: 3000000\r\n\r\n`,
  );
  socket.write(photo);
  await until(() => readdirSync(incoming).length > 0);
  socket.destroy();
  await until(() => readdirSync(incoming).length === 0);
  assert.equal((await put('sophie.dupuis')).statusCode, 200);
});

async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!isSo()) {
    assert.ok(Date.now() < end, 'in time');
    await new Promise((go) => setTimeout(go, 10));
  }
}
