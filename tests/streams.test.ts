import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { connect as dial } from 'node:net';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { readConfig } from '#config';
import { systemClock } from '#kernel/clock';
import { statementsSent, together } from '#kernel/db';
import { openLog } from '#kernel/log';
import { openDoors } from '../src/doors.ts';
import { tellPeople } from '../src/modules/notifications/commands/tell-people.ts';
import { bell } from '../src/modules/notifications/testing.ts';
import { listenAt, type TestListener } from './support/listener.ts';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const log = openLog('silent');
const lea = await world.personOf('lea.martin');
const { db, pool } = world;

/** The web process that serves now; another takes its place on the same port. */
let app = world.app;
await app.listen({ port: 0, host: '127.0.0.1' });
const { port } = app.server.address() as AddressInfo;
const url = (query = '') => `http://127.0.0.1:${port}/api/notifications/stream${query}`;

let event = 0;
const tell = (word = 'midi', people = [lea]) => {
  event += 1;
  const eventId = event;
  return together({ db, log }, (ctx) =>
    tellPeople(bell, { mails: false })({ ...ctx, eventId, happenedAt: new Date() }, {
      people,
      word,
    } as never),
  );
};

const listeners: TestListener[] = [];
const listenAs = async (login: string, more: { after?: number; query?: string } = {}) => {
  const headers = { host: world.host, cookie: await world.cookieOf(login) };
  const listener = listenAt(() => url(more.query), headers, more);
  listeners.push(listener);
  return listener;
};
const closeAll = () => {
  for (const listener of listeners.splice(0)) listener.close();
};

async function until(reached: () => boolean, what: string, patience = 20_000): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(5)) if (reached()) return;
  assert.fail(`${what}: not in ${patience} ms`);
}

async function restart(): Promise<void> {
  await app.close();
  const config = readConfig({ PREAU_LOG: 'silent' });
  const doors = await openDoors({ config, db, pool, log, clock: systemClock });
  app = doors.app;
  await app.listen({ port, host: '127.0.0.1' });
}

test.after(async () => {
  closeAll();
  await app.close();
});

test('a browser is told where it stands, then what comes, within moments; another person is told nothing', async () => {
  const hers = await listenAs('lea.martin');
  const others = await listenAs('sophie.dupuis');
  await until(() => hers.events.length === 1 && others.events.length === 1, 'where they stand');
  assert.deepEqual(hers.events[0]?.reply, { unread: 0, notices: [] });
  await tell();
  await until(() => hers.events.length === 2, 'the news');
  assert.equal(hers.events[1]?.reply.unread, 1);
  assert.deepEqual(hers.numbers(), [1]);
  await sleep(100);
  assert.equal(others.events.length, 1);
  closeAll();
});

test('whoever helps somebody does not listen in their place: the line would outlive the help', async () => {
  const headers = { host: world.host, cookie: await world.cookieOf('admin.region') };
  const payload = { login: 'lea.martin', minutes: 5, reason: 'essai' };
  const helped = await app.inject({
    method: 'POST',
    url: '/api/identity/support',
    headers,
    payload,
  });
  assert.equal(helped.statusCode, 200, helped.body);
  const stream = await app.inject({ method: 'GET', url: '/api/notifications/stream', headers });
  assert.deepEqual([stream.statusCode, stream.json().code], [403, 'identity.support-reads-only']);
});

test('what is read in one window is told to the others', async () => {
  const other = await listenAs('lea.martin');
  await until(() => other.events.length === 1, 'open');
  assert.ok((other.events[0]?.reply.unread ?? 0) > 0);
  const answer = await app.inject({
    method: 'PUT',
    url: '/api/notifications/read',
    headers: { host: world.host, cookie: await world.cookieOf('lea.martin') },
    payload: { upTo: 1_000 },
  });
  assert.deepEqual(answer.json(), { unread: 0 });
  await until(() => other.events.at(-1)?.reply.unread === 0, 'told');
  closeAll();
});

test('a number that was never given, from another life of the database or made up, hides nothing that comes', async () => {
  const listener = await listenAs('lea.martin', { after: 999_999 });
  await until(() => listener.events.length === 1, 'open');
  await tell();
  await until(() => listener.numbers().length === 1, 'the news');
  closeAll();
});

test('with cables pulled, the database line cut and the web process restarted at random, nothing is lost and nothing is said twice', async () => {
  const act = fc.oneof(
    { weight: 5, arbitrary: fc.constant('tell' as const) },
    { weight: 3, arbitrary: fc.constantFrom('cut 0' as const, 'cut 1' as const) },
    { weight: 2, arbitrary: fc.constant('pause' as const) },
    { weight: 1, arbitrary: fc.constantFrom('lose the line' as const, 'restart' as const) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (acts) => {
      const { rows } = await pool.query<{ last_number: number }>(
        'select last_number from notifications.reader where person_id = $1',
        [lea],
      );
      const before = rows[0]?.last_number ?? 0;
      const both = [
        await listenAs('lea.martin', { after: before }),
        await listenAs('lea.martin', { after: before }),
      ];
      let told = 0;
      const telling: Promise<void>[] = [];
      for (const what of acts) {
        if (what === 'tell') {
          telling.push(tell());
          told += 1;
        } else if (what === 'pause') await sleep(15);
        else if (what === 'restart') await restart();
        else if (what === 'lose the line')
          await pool.query(
            `select pg_terminate_backend(pid) from pg_stat_activity
             where application_name = 'preau listen' and datname = current_database()`,
          );
        else both[what === 'cut 0' ? 0 : 1]?.cut();
      }
      await Promise.all(telling);
      const expected = Array.from({ length: told }, (_, i) => before + 1 + i);
      for (const { numbers } of both) {
        await until(() => numbers().length >= told, 'all that was told');
        assert.deepEqual(numbers(), expected);
      }
      closeAll();
    }),
    { numRuns: 8 },
  );
});

test('a stream ends within ten seconds of its session, wherever that was ended, and is not called again', async () => {
  const listener = await listenAs('lea.martin');
  await until(() => listener.isOpen(), 'open');
  await pool.query(
    `update identity.session s set ended_at = now(), end_reason = 'signed-out'
     from identity.account a where a.id = s.account_id and a.login = 'lea.martin' and s.ended_at is null`,
  );
  await until(() => !listener.isOpen(), 'ended', 10_000);
  await sleep(300);
  assert.equal(listener.isOpen(), false);
  assert.equal(listener.status(), 200, 'it was told, and did not have to be refused');
  closeAll();
});

test('a stream keeps nobody signed in: it is no sign of life', async () => {
  const cookie = await world.cookieOf('lea.martin');
  const seen = async () =>
    (
      await pool.query(
        `select last_seen_at from identity.session where id = (select session_id from identity.session_key
          where token_hash = sha256(convert_to($1, 'UTF8')))`,
        [cookie.slice('preau='.length)],
      )
    ).rows[0].last_seen_at.valueOf();
  await pool.query(`update identity.session set last_seen_at = now() - interval '10 minutes'`);
  const before = await seen();
  const listener = listenAt(url, { host: world.host, cookie });
  listeners.push(listener);
  await until(() => listener.events.length === 1, 'open');
  await sleep(100);
  assert.equal(await seen(), before);
  await app.inject({ url: '/api/identity/session', headers: { host: world.host, cookie } });
  await sleep(100);
  assert.notEqual(await seen(), before);
  closeAll();
});

test('a stop ends streams at once', async () => {
  const listener = await listenAs('lea.martin');
  await until(() => listener.events.length === 1, 'open');
  const begun = performance.now();
  await restart();
  assert.ok(performance.now() - begun < 3_000);
  await until(() => listener.isOpen(), 'called again');
  closeAll();
});

test('a person listens on ten devices and not on eleven; a place that is left is free again', async () => {
  const ten = await Promise.all(Array.from({ length: 10 }, () => listenAs('nadia.roux')));
  await until(() => ten.every(({ events }) => events.length > 0), 'ten');
  const eleventh = await listenAs('nadia.roux');
  await until(() => eleventh.status() !== undefined, 'an answer');
  assert.equal(eleventh.status(), 429);
  ten[0]?.close();
  await sleep(200);
  const another = await listenAs('nadia.roux');
  await until(() => another.isOpen(), 'room again');
  closeAll();
});

test('a window of somebody who signed out hears nothing of whoever signed in after them', async () => {
  const stranger = await listenAs('sophie.dupuis', { query: `?of=${lea}` });
  await until(() => stranger.status() !== undefined, 'an answer');
  assert.equal(stranger.status(), 403);
  closeAll();
});

test('who does not read is cut off, and costs no more memory than that', async () => {
  const cookie = await world.cookieOf('marc.petit');
  const marc = await world.personOf('marc.petit');
  const socket = dial(port, '127.0.0.1');
  let isCut = false;
  socket.on('close', () => {
    isCut = true;
  });
  socket.on('error', () => undefined);
  socket.write(
    `GET /api/notifications/stream HTTP/1.1\r\nhost: ${world.host}\r\ncookie: ${cookie}\r\n\r\n`,
  );
  socket.pause();
  for (let i = 0; i < 600 && !isCut; i += 1) {
    await tell('a'.repeat(100_000), [marc]);
  }
  socket.resume();
  await until(() => isCut, 'cut off');
  closeAll();
});

test('streams that wait cost no statement but one for all of them each five seconds', async () => {
  const several = await Promise.all(
    ['lea.martin', 'sophie.dupuis', 'nadia.roux', 'karim.benali'].map((login) => listenAs(login)),
  );
  await until(() => several.every(({ events }) => events.length > 0), 'open');
  await sleep(200);
  const before = statementsSent();
  await sleep(6_000);
  const count = statementsSent() - before;
  assert.ok(count >= 1 && count <= 2, `${count} statements`);
  closeAll();
});
