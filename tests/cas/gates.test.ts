import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCas } from './ground.ts';

const { world, clock, link, ask, login, ticketOf, validate } = await openCas();
const service = 'https://app.example/';
await link('App', service);
const { rows: hats } = await world.pool.query<{ id: string; uai: string; name: string }>(
  `select s.structure_id as id, s.uai, s.name from directory.membership m
   join directory.structure_card s on s.structure_id = m.structure_id
   join identity.account a on a.person_id = m.person_id
   where a.login = 'claire.martin' and m.kind = 'profile' order by s.name`,
);
const post = (path: string, cookie: string, fields: Record<string, string>) =>
  world.app.inject({
    method: 'POST',
    url: path,
    headers: {
      ...{ host: world.host, origin: `http://${world.host}`, cookie, accept: 'text/html' },
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(fields).toString(),
  });

test('the charter of one’s portal is accepted once for each version, before any ticket', async () => {
  const publish = (version: number, day: string) =>
    world.pool.query(
      `insert into sso.charter (brand_key, version, text, in_force_on)
       select b.brand_key, $1, 'Soyez bons.' || E'\n\n' || 'Et prudents.', $2 from brands.structure_brand b
       join directory.structure_card s on s.structure_id = b.structure_id where s.name = 'Collège des Tilleuls'`,
      [version, day],
    );
  await publish(1, '2020-01-01');
  await publish(2, '2199-01-01');
  const cookie = await world.cookieOf('sophie.dupuis');
  const asked = await login(cookie, { service });
  const to = String(asked.headers.location);
  assert.match(to, /^\/charte\?retour=%2Fcas%2Flogin/);
  assert.equal((await login(cookie, { service, gateway: 'true' })).headers.location, service);
  const page = await ask(to, cookie);
  assert.match(page.body, /<p>Soyez bons\.<\/p><p>Et prudents\.<\/p>/);
  assert.match(page.body, /Version 1,/);
  const id = /name="id" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const retour = new URL(to, 'http://x').searchParams.get('retour') ?? '';
  const accepted = await post('/charte', cookie, { id, retour });
  assert.equal(accepted.headers.location, retour);
  assert.ok(await ticketOf(cookie, service));
  assert.ok(await ticketOf(await world.cookieOf('sophie.dupuis'), service), 'for good');
  const { rows } = await world.pool.query(
    `select count(*)::int as n from kernel.act where verb = 'sso.accept-charter'`,
  );
  assert.equal(rows[0].n, 1);
  await publish(3, '2021-01-01');
  assert.match(String((await login(cookie, { service })).headers.location), /^\/charte/);
  await world.pool.query('delete from sso.charter');
});

test('a person of several structures is asked which one, and stays in the one they work in', async () => {
  assert.ok(hats.length > 1, 'claire.martin has children in two schools');
  await link('Cantine', 'https://cantine.example/', {
    release: 'esco',
    audiences: hats.map(({ uai }) => ({ profile: 'TUT', uai, opensOn: null })),
  });
  clock.advance(5);
  const at = 'https://cantine.example/';
  const cookie = await world.cookieOf('claire.martin');
  assert.match(String((await login(cookie, { service: at })).headers.location), /ticket=ST-/);
  await world.pool.query(
    `update identity.session set structure_id = null, profile = null where ended_at is null`,
  );
  await world.pool.query(
    `delete from sso.service_audience a using sso.service s where s.id = a.service_id and s.name = 'Cantine' and a.structure_id = $1`,
    [hats[0]?.id],
  );
  clock.advance(5);
  const alone = await login(cookie, { service: at });
  const ticket = new URL(String(alone.headers.location)).searchParams.get('ticket') ?? '';
  assert.match(
    await validate({ service: at, ticket }),
    new RegExp(`<cas:ESCOUAICourant>${hats[1]?.uai}<`),
    'the only one that has it, unasked',
  );
});

test('of several structures that have an application where one does not work now, one is chosen for the session', async () => {
  const { rows } = await world.pool.query<{ id: string; uai: string }>(
    `select structure_id as id, uai from directory.structure_card
     where uai is not null and structure_id <> all($1) order by uai limit 1`,
    [hats.map(({ id }) => id)],
  );
  const elsewhere = rows[0]?.id ?? '';
  const personId = await world.personOf('claire.martin');
  await world.pool.query(
    `insert into directory.group_member (group_id, person_id, source, valid_from)
     select g.id, $1, 'hand', current_date - 1 from directory.people_group g
     where g.structure_id = $2 and g.kind = 'profile' and g.code = 'ENS'`,
    [personId, elsewhere],
  );
  await link('Devoirs', 'https://devoirs.example/', {
    release: 'esco',
    audiences: [{ profile: 'TUT', uai: null, opensOn: null }],
  });
  clock.advance(5);
  const at = 'https://devoirs.example/';
  const cookie = await world.cookieOf('claire.martin', { structureId: elsewhere, profile: 'ENS' });
  assert.equal((await login(cookie, { service: at, gateway: 'true' })).headers.location, at);
  const page = await login(cookie, { service: at });
  assert.match(page.body, /pour quel établissement/);
  for (const { name } of hats) assert.ok(page.body.includes(name));
  const chosen = await post('/cas/login', cookie, {
    service: at,
    structure: hats[1]?.id ?? '',
    profil: 'TUT',
  });
  const ticket = new URL(String(chosen.headers.location)).searchParams.get('ticket') ?? '';
  assert.match(
    await validate({ service: at, ticket }),
    new RegExp(`<cas:ESCOUAICourant>${hats[1]?.uai}<`),
  );
  assert.match(String((await login(cookie, { service: at })).headers.location), /ticket=ST-/);
  const me = await world.app.inject({
    url: '/api/identity/session',
    headers: { host: world.host, cookie },
  });
  assert.equal(me.json().current.structureId, elsewhere, 'here nothing changed');
  const astray = await post('/cas/login', cookie, { service: at, structure: elsewhere });
  assert.match(String(astray.headers.location), /ticket=ST-/, 'another’s structure is not heard');
});

test('at the start of the year the narrowest line holds: class, niveau, school, everywhere', async () => {
  const cookie = await world.cookieOf('lea.martin');
  const { rows } = await world.pool.query<{ structure: string; division: string; level: string }>(
    `select d.structure_id as structure, d.group_id as division,
       (select group_id from directory.membership l where l.person_id = d.person_id and l.kind = 'level' limit 1) as level
     from directory.membership d where d.person_id = $1 and d.kind = 'division'`,
    [await world.personOf('lea.martin')],
  );
  const { structure, division, level } = rows[0] ?? {};
  const say = async (structureId: unknown, groupId: unknown, day: string) => {
    await world.pool.query(
      `insert into sso.restriction (structure_id, group_id, profile, opens_on, reason)
       values ($1, $2, 'ELV', $3, 'Rentrée')`,
      [structureId, groupId, day],
    );
    clock.advance(5);
    return login(cookie, { service });
  };
  const everywhere = await say(null, null, '2199-09-01');
  assert.equal(everywhere.statusCode, 403);
  assert.match(everywhere.body, /1 septembre 2199/);
  assert.match(everywhere.body, /<p>Rentrée<\/p>/);
  assert.ok(await ticketOf(await world.cookieOf('nadia.roux'), service), 'staff is not concerned');
  assert.match((await say(structure, null, '2199-09-02')).body, /2 septembre 2199/);
  if (level) assert.match((await say(structure, level, '2199-09-03')).body, /3 septembre 2199/);
  assert.match(
    String((await say(structure, division, '2020-09-01')).headers.location),
    /ticket=ST-/,
  );
  await world.pool.query('delete from sso.restriction');
});

test('an application may ask for a second factor, and a locked account opens none', async () => {
  await link('Notes', 'https://notes.example/', { strength: 'two-factor' });
  clock.advance(5);
  const cookie = await world.cookieOf('karim.benali');
  const weak = await login(cookie, { service: 'https://notes.example/' });
  assert.equal(weak.statusCode, 403);
  assert.match(weak.body, /connexion plus sûre/);
  await world.pool.query(
    `update identity.session set strength = 'two-factor' where ended_at is null`,
  );
  assert.match(
    String((await login(cookie, { service: 'https://notes.example/' })).headers.location),
    /ticket=ST-/,
  );
  await world.pool.query(
    `insert into identity.account_lock (account_id, since, reason)
     select id, now(), 'essai' from identity.account where login = 'karim.benali'`,
  );
  assert.match(
    String((await login(cookie, { service })).headers.location),
    /^\/cas\/login\?.*flow=/,
  );
});
