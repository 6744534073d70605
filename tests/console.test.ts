import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { setting } from '#kernel/module';
import { settingOf } from '#kernel/settings';
import { adminHouse } from '#modules/admin';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const { pool } = world;

const ask = async (login: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) => {
  const answer = await world.app.inject({
    method,
    url,
    headers: { host: world.host, cookie: await world.cookieOf(login) },
    ...(body && { payload: body }),
  });
  return { status: answer.statusCode, body: answer.json(), text: answer.body };
};

const metric = async (name: string) => {
  const { body } = await world.app.inject({ url: '/metrics', headers: { host: world.host } });
  return Number(new RegExp(`^${name} (.*)$`, 'm').exec(body)?.[1]);
};

const bury = async (subscriber: string, word = 'the figures do not add up') => {
  const { rows } = await pool.query<{ id: string }>(
    `with event as (
       insert into kernel.event (name, payload, ordering_key, dispatched_at)
       values ('directory.feed-applied', '{"feedId": "x"}', 'k', now() - interval '1 day') returning id)
     insert into kernel.dead_letter (subscriber, event_id, ordering_key, attempts, last_error)
     select $1, id, 'k', 12, $2 from event returning id`,
    [subscriber, word],
  );
  return String(rows[0]?.id);
};

test('a dead letter is told in the words of its house, counted in the measures, and leaves health alone', async () => {
  const id = await bury('directory:count-figures');
  const { status, body, text } = await ask('admin.region', 'GET', '/api/admin/dead-letters');
  assert.equal(status, 200);
  assert.equal(body.total, 1);
  const [letter] = body.letters;
  assert.equal(letter.id, id);
  assert.equal(letter.house.fr, 'Annuaire');
  assert.equal(letter.name, 'directory:count-figures');
  assert.equal(letter.label.fr, 'Compter les effectifs');
  assert.equal(letter.event.name, 'directory.feed-applied');
  assert.ok(!text.includes('feedId'), 'the payload stays out of it');
  assert.equal(await metric('preau_dead_letters'), 1);
  assert.equal((await metric('preau_events_waiting')) >= 0, true);
  const health = await world.app.inject({ url: '/health', headers: { host: world.host } });
  assert.equal(health.statusCode, 200);
  assert.equal(health.json().status, 'ok');
});

test('trying again owes it anew and leaves a trace; a second decision finds nothing', async () => {
  const id = await bury('directory:count-figures');
  const act = `/api/admin/dead-letters/${id}`;
  assert.equal((await ask('admin.region', 'POST', `${act}/retry`)).status, 200);
  const { rows } = await pool.query(
    `select d.attempts from kernel.delivery d join kernel.dead_letter l using (event_id, subscriber) where l.id = $1`,
    [id],
  );
  assert.deepEqual(rows, [{ attempts: 0 }]);
  assert.equal((await ask('admin.region', 'POST', `${act}/retry`)).status, 404);
  assert.equal(
    (await ask('admin.region', 'POST', `${act}/drop`, { reason: 'trop tard' })).status,
    404,
  );
  const traces = await pool.query(
    `select outcome from kernel.act where object_id = $1 order by id`,
    [id],
  );
  assert.equal(traces.rows.filter(({ outcome }) => outcome === 'done').length, 1);
});

test('giving up asks why, and keeps who and why', async () => {
  const id = await bury('gone:reaction');
  const drop = (reason: string) =>
    ask('admin.region', 'POST', `/api/admin/dead-letters/${id}/drop`, { reason });
  assert.equal((await drop('  ')).status, 400);
  assert.equal((await drop('maison\u0007 fermée')).status, 400);
  assert.equal((await drop('maison fermée')).status, 200);
  const { rows } = await pool.query(
    'select decision, decided_by, reason from kernel.dead_letter where id = $1',
    [id],
  );
  assert.deepEqual(rows, [
    {
      decision: 'dropped',
      decided_by: await world.personOf('admin.region'),
      reason: 'maison fermée',
    },
  ]);
});

test('a setting is shown with its limits, changed within them, and counts', async () => {
  const read = async () => (await ask('admin.region', 'GET', '/api/admin/settings')).body.places[0];
  const set = (value: string, more: object = {}) =>
    ask('admin.region', 'PUT', '/api/admin/settings/directory.removal-threshold', {
      value,
      reason: 'fermeture d’un collège',
      ...more,
    });
  const before = await read();
  assert.equal(before.structure, null);
  const shown = before.settings.find(
    ({ name }: { name: string }) => name === 'directory.removal-threshold',
  );
  assert.deepEqual(
    {
      value: shown.value,
      usual: shown.usual,
      chosen: shown.chosen,
      min: shown.field.min,
      max: shown.field.max,
    },
    { value: '5', usual: '5', chosen: null, min: 1, max: 100 },
  );
  for (const bad of ['0', '101', 'beaucoup', '5.5'])
    assert.equal((await set(bad)).status, 400, bad);
  assert.equal((await set('12', { reason: '' })).status, 400);
  assert.equal((await set('12')).status, 200);
  const after = (await read()).settings.find(({ name }: { name: string }) => name === shown.name);
  assert.equal(after.value, '12');
  assert.equal(after.usual, '5');
  assert.equal(after.chosen.reason, 'fermeture d’un collège');
  const { directory } = await import('../src/modules/directory/module.ts');
  const [threshold] = directory.settings ?? [];
  assert.ok(threshold);
  assert.equal(await world.db.transaction().execute((db) => settingOf({ db }, threshold)), 12);
});

test('a setting of the platform is not a structure’s, and a local administrator keeps to their own', async () => {
  const { rows } = await pool.query<{ id: string; name: string }>(
    `select id, name from directory.structure where name in ('Collège des Tilleuls', 'Lycée des Trois-Rivières')`,
  );
  const idOf = (start: string) => String(rows.find(({ name }) => name.startsWith(start))?.id);
  const set = async (login: string, structureId: string | undefined) =>
    (
      await ask(login, 'PUT', '/api/admin/settings/directory.removal-threshold', {
        value: '7',
        reason: 'essai',
        structureId,
      })
    ).status;
  assert.equal(await set('admin.tilleuls', undefined), 403);
  assert.equal(await set('admin.tilleuls', idOf('Lycée')), 403);
  assert.equal(await set('admin.tilleuls', idOf('Collège')), 404);
  assert.equal(await set('admin.region', idOf('Collège')), 404);
  const { body } = await ask('admin.tilleuls', 'GET', '/api/admin/settings');
  assert.deepEqual(
    body.places.map(
      ({ structure, settings }: { structure: { name: string }; settings: { name: string }[] }) => [
        structure.name,
        settings.map(({ name }) => name),
      ],
    ),
    [['Collège des Tilleuls', ['identity.class-sign-in']]],
  );
});

test('a program with a setting that no form can ask for does not start', () => {
  const words = { fr: 'essai', en: 'test' };
  const bad = setting({
    name: 'test.bad',
    label: words,
    about: words,
    scope: 'platform',
    shape: z.object({}),
    initial: {},
  });
  assert.throws(
    () =>
      adminHouse([
        { name: 'test', label: { fr: 'Essai', en: 'Trial' }, keepsPeople: false, settings: [bad] },
      ]),
    /The setting test\.bad must be/,
  );
});
