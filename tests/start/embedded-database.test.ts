import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, holdDatabase, isGoneSoon, runs, startHolder } from '../support/holder.ts';
import { temporaryFolder } from '../support/program.ts';

test('the embedded database has what Préau needs, and its password is private', async () => {
  const folder = temporaryFolder();
  const { url } = await holdDatabase(folder);
  for (const name of ['unaccent', 'pg_trgm', 'citext', 'pgcrypto']) {
    await ask(url, `create extension ${name}`);
  }
  const [row] = await ask(
    url,
    `select lower('ÉTÉ') as lower, 'é' < 'z' collate "fr-x-icu" as icu,
     current_setting('server_version_num')::int >= 180000 as recent,
     current_setting('server_encoding') as encoding, current_setting('fsync') as fsync`,
  );
  assert.deepEqual(row, { lower: 'été', icu: true, recent: true, encoding: 'UTF8', fsync: 'on' });
  assert.equal(statSync(join(folder, 'postgres/password')).mode & 0o777, 0o600);
  await assert.rejects(ask(url.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'select 1'), {
    code: '28P01',
  });
});

test('PostgreSQL does not run with the rights of root', async (t) => {
  if (process.getuid?.() !== 0) return t.skip('only where the tests run as root');
  const { server } = await holdDatabase(temporaryFolder());
  const status = readFileSync(`/proc/${server}/status`, 'utf8');
  const map = readFileSync(`/proc/${server}/uid_map`, 'utf8').trim().split(/\s+/);
  const isNamespaced = map.join(' ') === '1000 0 1';
  const uid = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
  assert.ok(isNamespaced || uid !== 0, `uid ${uid}, map ${map}`);
  assert.match(status, /^CapEff:\s+0+$/m);
});

test('a program killed outright leaves a server that the next one takes down, losing nothing', async () => {
  const folder = temporaryFolder();
  const first = await holdDatabase(folder);
  await ask(first.url, 'create table kept as select 42 as answer');
  first.kill('SIGKILL');
  await first.ended;
  assert.ok(runs(first.server));
  const second = await holdDatabase(folder);
  assert.notEqual(second.server, first.server);
  assert.ok(!runs(first.server), 'the orphan is gone');
  assert.deepEqual(await ask(second.url, 'select answer from kept'), [{ answer: 42 }]);
  second.kill('SIGTERM');
  assert.equal(await second.ended, 0);
  assert.ok(!runs(second.server));
});

test('a program and its server killed together are recovered from', async () => {
  const folder = temporaryFolder();
  const first = await holdDatabase(folder);
  await ask(first.url, 'create table kept as select 42 as answer');
  first.kill('SIGKILL');
  process.kill(first.server, 'SIGKILL');
  await first.ended;
  const second = await holdDatabase(folder);
  assert.deepEqual(await ask(second.url, 'select answer from kept'), [{ answer: 42 }]);
});

test('programs share one server; the last to leave stops it, whoever started it', async () => {
  const folder = temporaryFolder();
  const [first, second] = await Promise.all([holdDatabase(folder), holdDatabase(folder)]);
  assert.equal(first.server, second.server);
  first.kill('SIGTERM');
  assert.equal(await first.ended, 0);
  assert.deepEqual(await ask(second.url, 'select 1 as one'), [{ one: 1 }]);
  const third = await holdDatabase(folder);
  assert.equal(third.server, second.server);
  second.kill('SIGTERM');
  await second.ended;
  third.kill('SIGTERM');
  assert.equal(await third.ended, 0);
  assert.ok(!runs(third.server));
});

test('a pid that now belongs to another program is no obstacle', async () => {
  const folder = temporaryFolder();
  const first = await holdDatabase(folder);
  const file = join(folder, 'postgres/data/postmaster.pid');
  const lines = readFileSync(file, 'utf8').split('\n');
  first.kill('SIGTERM');
  await first.ended;
  writeFileSync(file, [process.pid, ...lines.slice(1)].join('\n'));
  writeFileSync(join(folder, 'postgres.lock'), JSON.stringify({ pid: process.pid, started: 'x' }));
  const second = await holdDatabase(folder);
  assert.deepEqual(await ask(second.url, 'select 1 as one'), [{ one: 1 }]);
});

test('a server that dies while it is watched comes back at the same address', async () => {
  const holder = await holdDatabase(temporaryFolder());
  process.kill(holder.server, 'SIGKILL');
  await holder.until(/s’est arrêtée d’elle-même/);
  await holder.until(/de nouveau là/);
  assert.deepEqual(await ask(holder.url, 'select 1 as one'), [{ one: 1 }]);
});

test('an exception that nobody caught still stops the server', async () => {
  const holder = await holdDatabase(temporaryFolder(), { env: { PREAU_TEST_CRASH: 'soon' } });
  assert.equal(await holder.ended, 1);
  assert.ok(await isGoneSoon(holder.server));
});

test('a cluster of another major version is refused and left as it is', async () => {
  const folder = temporaryFolder();
  const first = await holdDatabase(folder);
  first.kill('SIGTERM');
  await first.ended;
  writeFileSync(join(folder, 'postgres/data/PG_VERSION'), '15\n');
  const second = startHolder(folder);
  assert.equal(await second.ended, 1);
  assert.match(second.printed(), /est de PostgreSQL 15, et Préau embarque PostgreSQL 18/);
  assert.equal(readFileSync(join(folder, 'postgres/data/PG_VERSION'), 'utf8'), '15\n');
});
