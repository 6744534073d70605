import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '#config';
import { openLog } from '#kernel/log';
import { openDoors } from '../src/doors.ts';
import { openHouse } from '../src/house.ts';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const { pool } = world;
const claire = await world.personOf('claire.martin');
const cookie = await world.cookieOf('claire.martin');

const ask = (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, payload?: object) =>
  world.app.inject({
    method,
    url: `/api/notifications/${path}`,
    headers: { host: world.host, cookie },
    ...(payload && { payload }),
  });

/** The code of the last letter that was written to the person. */
async function lastCode(): Promise<string> {
  const { rows } = await pool.query(
    `select words ->> 'title' as title from notifications.mail
     where person_id = $1 and name = 'notifications.address-code' order by id desc limit 1`,
    [claire],
  );
  return /(\d{6})/.exec(rows[0].title)?.[1] ?? '';
}

const wrong = (code: string) => (code === '000000' ? '111111' : '000000');

test('an address counts once its code came back; the former one is told; taking it back returns to the school’s', async () => {
  const used = async () => (await ask('GET', 'choices')).json().address;
  const first = await used();
  assert.equal(first.from, 'directory');
  for (const address of ['moi@courriel.example', 'autre@courriel.example']) {
    assert.equal((await ask('PUT', 'address', { address })).statusCode, 200);
    assert.notEqual((await used()).used, address);
    assert.equal((await ask('POST', 'address/code', { code: await lastCode() })).statusCode, 200);
    assert.deepEqual(await used(), { used: address, from: 'person', asked: null });
  }
  const { rows } = await pool.query(
    `select address from notifications.mail where name = 'notifications.address-changed'`,
  );
  assert.deepEqual(rows, [{ address: 'moi@courriel.example' }]);
  await ask('DELETE', 'address');
  assert.deepEqual(await used(), first);
});

test('a code is guessed five times and no more, is good once, and is sent to no stranger’s box without end', async () => {
  await pool.query('delete from notifications.address');
  await ask('PUT', 'address', { address: 'moi@courriel.example' });
  const code = await lastCode();
  for (let i = 0; i < 5; i += 1)
    assert.equal((await ask('POST', 'address/code', { code: wrong(code) })).statusCode, 400);
  assert.equal((await ask('POST', 'address/code', { code })).statusCode, 409);
  for (let i = 0; i < 3; i += 1)
    assert.equal(
      (await ask('PUT', 'address', { address: 'lui@courriel.example' })).statusCode,
      200,
    );
  assert.equal((await ask('PUT', 'address', { address: 'lui@courriel.example' })).statusCode, 429);
  const good = await lastCode();
  assert.equal((await ask('POST', 'address/code', { code: ` ${good} ` })).statusCode, 200);
  assert.equal((await ask('POST', 'address/code', { code: good })).statusCode, 409);
  await pool.query(
    `update notifications.address set asked = 'a@b.fr', code_hash = sha256('x'), code_until = now() - interval '1 second'`,
  );
  assert.equal((await ask('POST', 'address/code', { code: '123456' })).statusCode, 409);
});

test('what is no address is refused, whatever it hides', async () => {
  for (const address of [
    'moi',
    'moi@courriel',
    'a@b.fr\r\nBcc: c@d.fr',
    'Moi <a@b.fr>',
    'a@b.fr,c@d.fr',
  ])
    assert.equal((await ask('PUT', 'address', { address })).statusCode, 400, address);
});

test('what protects an account cannot be refused', async () => {
  const answer = await ask('PUT', 'choices/identity.unusual-sign-in', { where: 'nowhere' });
  assert.equal(answer.statusCode, 403);
  assert.equal(answer.json().code, 'notifications.always-sent');
});

test('a letter’s link changes nothing by being read; its button, or a mail program’s click, does, twice as once', async () => {
  const token = 'w'.repeat(43);
  await pool.query(
    `insert into notifications.way_out (token, person_id, name) values ($1, $2, 'directory.feed-trouble')`,
    [token, claire],
  );
  const chosen = async () =>
    (await pool.query('select in_portal, by_mail from notifications.choice')).rows;
  const url = `/courrier/desabonnement/${token}`;
  const headers = { host: world.host };
  const read = await world.app.inject({ url, headers });
  assert.equal(read.statusCode, 200);
  assert.match(read.body, new RegExp(`<form action="${url}" method="post">`));
  assert.deepEqual(await chosen(), []);
  for (let i = 0; i < 2; i += 1) {
    const click = await world.app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
    assert.equal(click.statusCode, 200);
    assert.deepEqual(await chosen(), [{ in_portal: true, by_mail: false }]);
  }
});

test('a token that nobody has, or that is none, is refused in words and tells nothing', async () => {
  for (const token of ['x'.repeat(43), 'x', '..%2f..', '%00', "'%20or%20true--"])
    for (const method of ['GET', 'POST'] as const) {
      const answer = await world.app.inject({
        method,
        url: `/courrier/desabonnement/${token}`,
        headers: { host: world.host },
      });
      assert.equal(answer.statusCode, 404, `${method} ${token}`);
    }
});

test('without the demonstration its mailbox does not exist, and the administration says that no mail is sent', async () => {
  const config = { ...readConfig({ PREAU_LOG: 'silent' }), demo: false };
  const { app, served } = await openDoors({ config, db: world.db, pool, log: openLog('silent') });
  const doors = [...served.endpoints, ...served.pages].map(({ path }) => path);
  assert.ok(doors.includes('/administration/courrier'));
  assert.ok(!doors.includes('/moi/courrier'));
  assert.ok(!doors.includes('/api/notifications/letters'));
  await app.close();
  const places = openHouse({ config }).flatMap(({ places = [] }) => places);
  const mail = places.find(({ href }) => href === '/administration/courrier');
  assert.match(String(mail?.about.fr), /PREAU_SMTP_URL/);
});

test('one is asked only about notices that one may receive', async () => {
  const namesOf = async (login: string) => {
    const answer = await world.app.inject({
      url: '/api/notifications/choices',
      headers: { host: world.host, cookie: await world.cookieOf(login) },
    });
    assert.equal(answer.statusCode, 200, answer.body);
    return (answer.json().kinds as { name: string }[]).map(({ name }) => name);
  };
  assert.ok((await namesOf('admin.region')).includes('directory.feed-taken'));
  const mothers = await namesOf('claire.martin');
  assert.ok(mothers.includes('identity.password-changed'));
  assert.ok(!mothers.some((name) => name.startsWith('directory.feed')), String(mothers));
});
