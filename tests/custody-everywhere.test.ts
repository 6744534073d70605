import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorld } from './support/world.ts';

/** The last second of a day in Paris, where Léa is at school; and the first of the next. */
const EVENING = '2026-03-10T22:59:59.000Z';
const MIDNIGHT = '2026-03-10T23:00:00.000Z';
let instant = EVENING;

const world = await openWorld({ now: () => new Date(instant) });
const { pool } = world;
const [lea, claire] = [await world.personOf('lea.martin'), await world.personOf('claire.martin')];
for (const table of ['group_member', 'teaching', 'schooling', 'responsibility', 'function'])
  await pool.query(`update directory.${table} set valid_from = valid_from - 365`);

/** The clock of the database and that of the program, stopped together; nobody does anything but wait. */
async function itIs(when: string) {
  instant = when;
  await pool.query(
    `create or replace function directory.today_in(time_zone text) returns date language sql stable parallel safe as
       $$ select (timestamptz '${when}' at time zone time_zone)::date $$`,
  );
}
await itIs(EVENING);

const get = async (login: string, url: string) => {
  const { statusCode, body } = await world.app.inject({
    url,
    headers: {
      host: world.host,
      cookie: await cookieOf(login),
      accept: url.startsWith('/api') ? 'application/json' : 'text/html',
    },
  });
  return { status: statusCode, body };
};

/** One session each, opened before and kept: what is open stays open. */
const cookies = new Map<string, string>();
async function cookieOf(login: string) {
  const cookie = cookies.get(login) ?? (await world.cookieOf(login));
  cookies.set(login, cookie);
  await pool.query('update identity.session set expires_at = $1, last_seen_at = $2', [
    '2026-03-20T00:00:00Z',
    instant,
  ]);
  return cookie;
}

/** Wherever Claire could be told of Léa: does she meet her there? */
const places = {
  home: ['/', 'Léa'],
  'the data of the home': ['/api/portal/today', 'Léa'],
  'the card': [`/personnes/${lea}`, 'Léa'],
  'the data of the card': [`/api/directory/people/${lea}`, 'Léa'],
  family: [`/personnes/${lea}/famille`, 'Léa'],
  'the data of the family': [`/api/directory/pupils/${lea}/family`, 'Léa'],
  search: ['/recherche?text=lea+martin', `/personnes/${lea}`],
  'the data of search': ['/api/portal/search?text=lea%20martin', lea],
  'who I am': ['/api/identity/session', 'Tilleuls'],
  'my data': ['/moi/donnees', 'Léa'],
} as const;

async function whereSheMeetsLea() {
  const met = [];
  for (const [name, [url, sign]] of Object.entries(places)) {
    const { status, body } = await get('claire.martin', url);
    assert.ok(status === 200 || status === 404, `${name}: ${status}`);
    if (status === 200 && body.includes(sign)) met.push(name);
  }
  return met;
}

test('before the day of a restriction a mother meets her child everywhere; from midnight of the school on, nowhere, and nobody did anything', async () => {
  await pool.query(
    `insert into directory.custody_restriction (pupil_id, responsable_id, valid_from, valid_to, reason_code)
     values ($1, $2, '2026-03-11', '2026-03-13', 'jugement')`,
    [lea, claire],
  );
  assert.deepEqual(await whereSheMeetsLea(), Object.keys(places), 'the evening before');
  await itIs(MIDNIGHT);
  assert.deepEqual(await whereSheMeetsLea(), [], 'from the first second on');
  await itIs('2026-03-12T22:59:59.000Z');
  assert.deepEqual(await whereSheMeetsLea(), [], 'until the last');
  await itIs('2026-03-12T23:00:00.000Z');
  assert.deepEqual(await whereSheMeetsLea(), Object.keys(places), 'the day after');
});

test('the school is warned on the family page: vie scolaire that there is one, the head why too', async () => {
  await itIs(MIDNIGHT);
  const page = `/api/directory/pupils/${lea}/family`;
  const claireAs = async (login: string) => {
    const { status, body } = await get(login, page);
    assert.equal(status, 200, login);
    const { readAs, responsables } = JSON.parse(body);
    const mother = responsables.find(({ id }: { id: string }) => id === claire);
    return {
      readAs,
      kept: mother.keptApart,
      reached: mother.contact !== null,
      place: responsables.indexOf(mother),
    };
  };
  const kept = { from: '2026-03-11', until: '2026-03-12', isToCome: false };
  assert.deepEqual(await claireAs('karim.benali'), {
    ...{ readAs: 'staff', kept: { ...kept, reason: 'jugement' }, reached: false, place: 1 },
  });
  assert.deepEqual(await claireAs('nadia.roux'), {
    ...{ readAs: 'staff', kept: { ...kept, reason: null }, reached: false, place: 1 },
  });
  for (const login of ['sophie.dupuis', 'lea.martin', 'hugo.martin', 'claire.martin'])
    assert.equal((await get(login, page)).status, 404, login);
});

test('one mother of children in two schools reads each family, and nobody’s number but her own', async () => {
  await itIs(EVENING);
  const hugo = await world.personOf('hugo.martin');
  for (const child of [lea, hugo]) {
    const { status, body } = await get('claire.martin', `/api/directory/pupils/${child}/family`);
    assert.equal(status, 200);
    const { readAs, may, responsables } = JSON.parse(body);
    assert.deepEqual([readAs, may.length], ['responsable', 4]);
    for (const { isMe, contact, keptApart } of responsables) {
      assert.equal(contact !== null, isMe);
      assert.equal(keptApart, null, 'nobody in the family reads of restrictions');
    }
  }
});

test('a person in charge who is no representative sees the child and their day, not who else is responsible', async () => {
  await pool.query(
    `update directory.responsibility set niveau_responsabilite = 2 where pupil_id = $1 and responsable_id = $2`,
    [lea, claire],
  );
  const { body } = await get('claire.martin', `/api/directory/pupils/${lea}/family`);
  const { may, responsables } = JSON.parse(body);
  assert.deepEqual(may, ['day-to-day']);
  assert.deepEqual(
    responsables.map(({ id }: { id: string }) => id),
    [claire],
  );
  assert.ok((await get('claire.martin', '/api/portal/today')).body.includes('Léa'));
  assert.ok(!(await get('claire.martin', '/moi/donnees')).body.includes('Léa'), 'not the file');
  await pool.query(
    `update directory.responsibility set niveau_responsabilite = 0 where pupil_id = $1`,
    [lea],
  );
  const none = await get('claire.martin', `/api/directory/pupils/${lea}/family`);
  assert.equal(none.status, 404, 'who is only to be reached reads nothing');
});
