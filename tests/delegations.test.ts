import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const { rows: schools } = await world.pool.query<{ id: string; name: string }>(
  `select id, name from directory.structure where name in ('Collège des Tilleuls', 'Lycée des Trois-Rivières')`,
);
const schoolOf = (name: string) => String(schools.find((school) => school.name === name)?.id);
const tilleuls = schoolOf('Collège des Tilleuls');
const rivieres = schoolOf('Lycée des Trois-Rivières');

const ask = async (
  login: string,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: object,
  hat?: { structureId: string; profile: string },
) => {
  const answer = await world.app.inject({
    method,
    url,
    headers: { host: world.host, cookie: await world.cookieOf(login, hat) },
    ...(body && { payload: body }),
  });
  return { status: answer.statusCode, body: answer.json() };
};

const give = async (by: string, to: string, more: object = {}) =>
  ask(by, 'POST', '/api/directory/delegations', {
    structureId: tilleuls,
    personId: await world.personOf(to),
    verb: 'open-divisions',
    until: inDays(60),
    reason: 'remplace la CPE',
    ...more,
  });
const end = (by: string, id: string) => ask(by, 'DELETE', `/api/directory/delegations/${id}`);
const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const division = await world.pool
  .query<{ id: string }>(
    `select id from directory.people_group where kind = 'division' and structure_id = $1 order by code limit 1`,
    [tilleuls],
  )
  .then(({ rows }) => `/api/directory/divisions/${rows[0]?.id}`);

test('what a head lends works at once, is listed with its reason, and ends at once', async () => {
  assert.equal((await ask('marc.petit', 'GET', division)).status, 404);
  const given = await give('karim.benali', 'marc.petit');
  assert.equal(given.status, 200, JSON.stringify(given.body));
  assert.equal((await ask('marc.petit', 'GET', division)).status, 200);
  const { body } = await ask('karim.benali', 'GET', '/api/directory/delegations');
  const listed = body.delegations.find(({ id }: { id: string }) => id === given.body.id);
  assert.deepEqual(
    { ...listed, id: '', person: listed.person.displayName, since: '' },
    {
      id: '',
      person: 'Marc Petit',
      verb: 'open-divisions',
      structure: { id: tilleuls, name: 'Collège des Tilleuls' },
      division: null,
      since: '',
      until: inDays(60),
      reason: 'remplace la CPE',
      givenBy: 'Karim Benali',
      can: { end: true },
    },
  );
  assert.equal((await end('karim.benali', given.body.id)).status, 200);
  assert.equal((await ask('marc.petit', 'GET', division)).status, 404);
  assert.equal((await end('karim.benali', given.body.id)).status, 404, 'it has ended');
});

test('a power given to a teacher leads them to the classes of the school', async () => {
  const given = await give('admin.tilleuls', 'sophie.dupuis');
  const { body } = await ask('sophie.dupuis', 'GET', '/api/portal/today');
  const school = body.widgets.find(({ name }: { name: string }) => name === 'directory.my-school');
  assert.ok(school.content.divisions.every(({ can }: { can: { open: boolean } }) => can.open));
  await end('admin.tilleuls', given.body.id);
});

test('who holds a power gives it back; a colleague cannot take it from them', async () => {
  const { body } = await give('admin.region', 'nadia.roux');
  assert.equal((await end('sophie.dupuis', body.id)).status, 404);
  assert.equal((await end('nadia.roux', body.id)).status, 200);
});

test('a delegation reaches no further than the one who gives it', async () => {
  assert.equal((await give('karim.benali', 'marc.petit', { structureId: rivieres })).status, 404);
  assert.equal((await give('karim.benali', 'claire.martin')).status, 403, 'a mother');
  assert.equal((await give('karim.benali', 'lea.martin')).status, 403, 'a pupil');
  assert.equal((await give('karim.benali', 'karim.benali')).status, 403, 'oneself');
  assert.equal((await give('karim.benali', 'admin.region')).status, 404, 'of no school');
  assert.equal((await give('karim.benali', 'marc.petit', { until: inDays(400) })).status, 403);
  assert.equal((await give('karim.benali', 'marc.petit', { until: inDays(-2) })).status, 403);
  const { body } = await give('karim.benali', 'nadia.roux', {
    verb: 'administer',
    until: inDays(10),
  });
  assert.equal((await give('nadia.roux', 'marc.petit', { until: inDays(11) })).status, 403);
  const short = await give('nadia.roux', 'marc.petit', { until: inDays(10) });
  assert.equal(short.status, 200);
  await end('karim.benali', short.body.id);
  await end('karim.benali', body.id);
  assert.equal((await give('nadia.roux', 'marc.petit')).status, 404, 'the power has ended');
});

test('what is not a reason, a verb or a day is refused as such', async () => {
  for (const wrong of [
    { reason: '  ' },
    { reason: 'a\u0000b' },
    { reason: 'x'.repeat(201) },
    { verb: 'everything' },
    { until: '2027-02-30' },
    { until: 'demain' },
    { structureId: null },
  ])
    assert.equal(
      (await give('karim.benali', 'marc.petit', wrong)).status,
      400,
      JSON.stringify(wrong),
    );
});

test('of the same power given many times at once, one is written', async () => {
  for (let round = 0; round < 5; round += 1) {
    const all = await Promise.all(
      ['karim.benali', 'admin.tilleuls', 'admin.region', 'karim.benali'].map((by) =>
        give(by, 'marc.petit'),
      ),
    );
    assert.deepEqual(all.map(({ status }) => status).sort(), [200, 409, 409, 409]);
    const written = all.find(({ status }) => status === 200);
    await end('karim.benali', written?.body.id);
  }
});

test('a head of two schools delegates where their hat is, and sees the other only with the other hat', async () => {
  await world.pool.query(
    `insert into directory.group_member (group_id, person_id, source, valid_from)
     select id, $1, 'test', '2026-09-01' from directory.people_group
     where kind = 'profile' and code = 'DIR' and structure_id = $2`,
    [await world.personOf('karim.benali'), rivieres],
  );
  const elsewhere = { structureId: rivieres, profile: 'DIR' };
  const wanted = {
    structureId: tilleuls,
    personId: await world.personOf('marc.petit'),
    verb: 'open-divisions',
    until: inDays(60),
    reason: 'remplace la CPE',
  };
  const there = await ask('karim.benali', 'POST', '/api/directory/delegations', wanted, elsewhere);
  assert.equal(there.status, 404);
  const { body } = await give('admin.region', 'marc.petit');
  const seen = await ask('karim.benali', 'GET', '/api/directory/delegations', undefined, elsewhere);
  assert.deepEqual(
    seen.body.places.map(({ id }: { id: string }) => id),
    [rivieres],
  );
  assert.deepEqual(seen.body.delegations, []);
  const ended = await ask(
    'karim.benali',
    'DELETE',
    `/api/directory/delegations/${body.id}`,
    undefined,
    elsewhere,
  );
  assert.equal(ended.status, 404);
  await end('admin.region', body.id);
});

test('the platform is never left without an administrator, whoever ends whom at once', async () => {
  const powerOf = async () =>
    world.pool
      .query<{ id: string }>(
        `select id from directory.power where structure_id is null and ended_at is null order by id`,
      )
      .then(({ rows }) => rows.map(({ id }) => id));
  const [first = ''] = await powerOf();
  assert.equal((await end('admin.region', first)).status, 409);
  await world.pool.query(
    `insert into directory.power (person_id, verb, reason) select person_id, 'administer', 'test'
     from identity.account where login = 'nadia.roux'`,
  );
  const [one = '', two = ''] = await powerOf();
  const both = await Promise.all([end('nadia.roux', one), end('admin.region', two)]);
  const [done, refused] = both.map(({ status }) => status).sort();
  assert.equal(done, 200);
  // 404 when the one had lost the power before asking.
  assert.ok(refused === 409 || refused === 404, String(refused));
  assert.equal((await powerOf()).length, 1);
});

test('the staff of a school are shown to who may delegate there, without pupils or families', async () => {
  const { status, body } = await ask(
    'karim.benali',
    'GET',
    `/api/directory/structures/${tilleuls}/staff`,
  );
  assert.equal(status, 200);
  const names = body.staff.map(({ displayName }: { displayName: string }) => displayName);
  assert.ok(names.includes('Marc Petit') && names.includes('Sophie Dupuis'));
  assert.ok(!names.includes('Léa Martin') && !names.includes('Claire Martin'));
  assert.ok(!names.includes('Karim Benali'), 'not oneself');
});

test('a teacher is lent a class of theirs, for its accounts alone; not a class of another, nor of another school', async () => {
  const classOf = async (label: string, school: string) => {
    const { rows } = await world.pool.query<{ id: string }>(
      `select id from directory.people_group where kind = 'division' and label = $1 and structure_id = $2`,
      [label, school],
    );
    return String(rows[0]?.id);
  };
  const ofClass = async (label: string, school = tilleuls) => ({
    verb: 'reset-accounts',
    groupId: await classOf(label, school),
  });
  const { rows } = await world.pool.query<{ label: string }>(
    `select g.label from directory.people_group g where g.kind = 'division' and g.structure_id = $1
       and g.valid_to is null and not exists (select from directory.teaching t where t.group_id = g.id and t.person_id = $2)
     order by 1 limit 1`,
    [tilleuls, await world.personOf('sophie.dupuis')],
  );
  const give5 = async (more: object) => give('karim.benali', 'sophie.dupuis', more);
  assert.equal((await give5(await ofClass(String(rows[0]?.label)))).status, 403, 'not taught');
  assert.equal((await give5({ verb: 'reset-accounts' })).status, 403, 'without a class');
  assert.equal((await give5({ ...(await ofClass('5eB')), verb: 'administer' })).status, 403);
  assert.equal((await give5(await ofClass('2de 3', rivieres))).status, 403, 'of another school');
  const given = await give5(await ofClass('5eB'));
  assert.equal(given.status, 200, JSON.stringify(given.body));
  assert.equal((await give5(await ofClass('5eB'))).status, 409, 'held already');
  const { body } = await ask('karim.benali', 'GET', '/api/directory/delegations');
  const listed = body.delegations.find(({ id }: { id: string }) => id === given.body.id);
  assert.equal(listed.division.label, '5eB');
  const settings = await ask('sophie.dupuis', 'GET', '/api/admin/settings');
  assert.equal(settings.status, 403, 'it opens nothing of the school');
  const self = await give('sophie.dupuis', 'sophie.dupuis', await ofClass('5eB'));
  assert.equal(self.status, 404);
  await end('karim.benali', given.body.id);
});

test('who looks after an académie delegates, lists and reads in the schools under it, and not in another académie', async () => {
  const over = await world.pool.query<{ over: string; school: string; elsewhere: string }>(
    `select u.over_id as over, u.structure_id as school,
       (select k.id from directory.structure k where k.uai is not null and not exists (
          select from directory.structure_under x where x.over_id = u.over_id and x.structure_id = k.id)
          and k.id <> u.over_id limit 1) as elsewhere
     from directory.structure_under u join directory.structure o on o.id = u.over_id
     where u.structure_id = $1 and o.kind = 'academie' order by 1 limit 1`,
    [tilleuls],
  );
  const [{ over: rectorat = '', elsewhere = '' } = {}] = over.rows;
  await world.pool.query(
    `insert into directory.power (person_id, verb, structure_id, reason, valid_to)
     select person_id, 'administer', $1, 'test', current_date + 90 from identity.account where login = 'sophie.dupuis'`,
    [rectorat],
  );
  const staff = (structureId: string) =>
    ask('sophie.dupuis', 'GET', `/api/directory/structures/${structureId}/staff`);
  assert.equal((await staff(tilleuls)).status, 200);
  assert.equal((await staff(elsewhere)).status, 404, 'not under it');
  assert.equal((await ask('sophie.dupuis', 'GET', division)).status, 200);
  assert.equal((await ask('sophie.dupuis', 'GET', '/api/directory/feeds')).status, 403);
  const given = await give('sophie.dupuis', 'marc.petit');
  assert.equal(given.status, 200, JSON.stringify(given.body));
  const long = await give('sophie.dupuis', 'marc.petit', {
    verb: 'administer',
    until: inDays(200),
  });
  assert.equal(long.status, 403, 'no longer than their own');
  const setting = await ask(
    'sophie.dupuis',
    'PUT',
    '/api/admin/settings/directory.removal-threshold',
    {
      value: '5',
      reason: 'essai',
    },
  );
  assert.equal(setting.status, 403, 'of the platform');
  await end('sophie.dupuis', given.body.id);
  await world.pool.query(
    `update directory.structure_link set valid_to = current_date - 1, valid_from = current_date - 2
     where structure_id = $1 and to_id = $2`,
    [tilleuls, rectorat],
  );
  assert.equal((await staff(tilleuls)).status, 404, 'the school left the académie');
});

test('a power is given by whoever has just shown who they are, not by whoever finds their window open', async () => {
  const cookie = await world.cookieOf('karim.benali');
  await world.pool.query(
    `update identity.session set stepped_up_at = now() - interval '11 minutes' where ended_at is null`,
  );
  const late = await world.app.inject({
    method: 'POST',
    url: '/api/directory/delegations',
    headers: { host: world.host, cookie },
    payload: {
      ...{ structureId: tilleuls, personId: await world.personOf('marc.petit') },
      ...{ verb: 'administer', until: inDays(60), reason: 'personne ne regarde' },
    },
  });
  assert.deepEqual([late.statusCode, late.json().code], [403, 'identity.step-up-needed']);
});
