import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readConfig } from '#config';
import type { Acts, MyActs, Trace } from '#contracts/audit';
import { openHouse } from '#house';
import { kernelActs } from '../src/kernel/acts/words.ts';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const source = join(import.meta.dirname, '../src');

test('every verb that is noted, or that a door says, has its words in both languages; and no words are for nothing', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: source }).filter(
    (path) => !/\.test\.ts$/.test(path),
  );
  const used = new Set<string>();
  for (const file of files)
    for (const [, verb = ''] of readFileSync(join(source, file), 'utf8').matchAll(
      /(?:verb:|act\([^)]*?,|\?|:)\s*'([a-z-]+\.[a-z-]+)'/g,
    ))
      used.add(verb);
  const said = [...world.served.endpoints, ...world.served.pages].flatMap(({ verb }) => verb ?? []);
  const words = Object.assign(
    {},
    kernelActs,
    ...openHouse({ config: readConfig({}) }).map(({ acts }) => acts),
  ) as Record<string, { fr: string; en: string }>;
  const noted = files.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(/verb: '([a-z-]+\.[a-z-]+)'/g)].map(
      ([, verb = '']) => verb,
    ),
  );
  console.log(
    `${new Set(noted).size} verbs in ${files.length} files, ${said.length} on doors, ${Object.keys(words).length} in words`,
  );
  assert.ok(noted.length > 15);
  assert.deepEqual(
    [...new Set([...noted, ...said])].filter((verb) => !words[verb]?.fr || !words[verb]?.en),
    [],
  );
  assert.deepEqual(
    Object.keys(words).filter((verb) => !noted.includes(verb) && !used.has(verb)),
    [],
  );
});

const get = async <Reply>(url: string, login: string) => {
  const answer = await world.app.inject({
    url,
    headers: { host: world.host, cookie: await world.cookieOf(login) },
  });
  return { status: answer.statusCode, body: answer.body, reply: answer.json() as Reply };
};
const signIn = (login: string, password: string, remoteAddress = '203.0.113.9') =>
  world.app.inject({
    method: 'POST',
    url: '/api/identity/session',
    remoteAddress,
    headers: { host: world.host },
    payload: { login, password },
  });
const shown = ({ verb, by, refused, network }: Trace) => [verb, by, refused !== null, network];

test('a wrong password is told to the person whose login it is, and what was typed is kept nowhere', async () => {
  const refused = await signIn('nadia.roux', 'correct horse battery');
  assert.equal(refused.statusCode, 401);
  const unknown = await signIn('mon-mot-de-passe-tape-ici', 'x');
  assert.equal(unknown.statusCode, 401);
  assert.equal((await signIn('nadia.roux', 'preau-demo-2026')).statusCode, 200);
  const { reply } = await get<MyActs>('/api/audit/mine', 'nadia.roux');
  const from = reply.traces.filter(({ network }) => network === '203.0.113.0/24');
  assert.deepEqual(from.map(shown), [
    ['identity.sign-in', 'me', false, '203.0.113.0/24'],
    ['identity.sign-in', 'visitor', true, '203.0.113.0/24'],
  ]);
  assert.match(from[1]?.refused?.why?.fr ?? '', /^Identifiant ou mot de passe inconnu/);
  const { rows } = await world.pool.query(`select * from kernel.act where reference = $1`, [
    unknown.headers['x-request-id'],
  ]);
  assert.equal(rows.length, 1);
  assert.equal(rows[0].object_id, null);
  const all = JSON.stringify((await world.pool.query('select * from kernel.act')).rows);
  for (const typed of ['mon-mot-de-passe', 'correct horse', 'nadia', '203.0.113.9'])
    assert.ok(!all.includes(typed), typed);
});

test('what the machine did to fill this region is written too, as nobody’s', async () => {
  const { rows } = await world.pool.query(
    `select distinct verb from kernel.act where who is null and reference is null and outcome = 'done' order by verb`,
  );
  const verbs = rows.map(({ verb }) => verb);
  for (const verb of [
    'directory.take-feed',
    'directory.open-person',
    'directory.grant-power',
    'identity.open-accounts',
    'identity.open-account',
  ])
    assert.ok(verbs.includes(verb), `${verb} is not among ${verbs}`);
});

test('a class that is not theirs, asked for by its address, leaves a trace', async () => {
  const { rows } = await world.pool.query(
    `select id from directory.people_group where kind = 'division' order by id limit 1`,
  );
  const { status } = await get(`/api/directory/divisions/${rows[0].id}`, 'claire.martin');
  assert.equal(status, 404);
  const { reply } = await get<MyActs>('/api/audit/mine', 'claire.martin');
  const [, read] = reply.traces; // the first is the sign-in of this very question
  assert.deepEqual([read?.verb, read?.refused !== null], ['kernel.read', true]);
});

test('a loop of refusals leaves twenty traces and one that says that the rest are not written', async () => {
  const cookie = await world.cookieOf('marc.petit');
  for (let i = 0; i < 40; i += 1)
    await world.app.inject({
      method: 'PUT',
      url: '/api/identity/session/hat',
      headers: { host: world.host, cookie },
      payload: { structureId: '00000000-0000-7000-8000-000000000000', profile: 'DIR' },
    });
  const { reply } = await get<MyActs>('/api/audit/mine', 'marc.petit');
  const verbs = reply.traces.filter(({ refused }) => refused !== null).map(({ verb }) => verb);
  assert.deepEqual(verbs, ['kernel.stop-noting', ...Array(20).fill('identity.wear-hat')]);
});

test('a head reads what was done in their school, with the names of its people only; an administrator reads all', async () => {
  await signIn('lea.martin', 'preau-demo-2026');
  await signIn('admin.region', 'preau-demo-2026');
  const head = await get<Acts>('/api/audit/acts', 'karim.benali');
  const central = await get<Acts>('/api/audit/acts', 'admin.region');
  const names = (acts: Acts) => new Set(acts.traces.map(({ person }) => person?.name));
  assert.ok(names(head.reply).has('Léa Martin'));
  assert.ok(central.reply.traces.some(({ by }) => by === 'me'));
  const { rows } = await world.pool.query(
    `select distinct a.scope from kernel.act a where a.id = any($1)`,
    [head.reply.traces.map(({ id }) => id)],
  );
  assert.equal(rows.length, 1);
  assert.ok(central.reply.traces.length >= head.reply.traces.length);
  assert.ok(!head.body.includes('admin.region'));
});

test('somebody who acted in the school and is not within sight there is « une personne »', async () => {
  const { rows } = await world.pool.query(
    `select m.structure_id from directory.membership m where m.person_id = $1 and m.kind = 'profile' and m.code = 'DIR'`,
    [await world.personOf('karim.benali')],
  );
  const stranger = await world.personOf('admin.region');
  await world.pool.query(
    `insert into kernel.act (who, verb, scope, outcome, reference)
     values (kernel.pseudonym_of($1), 'identity.sign-in', $2, 'done', 'AAAA-BBBB-CC')`,
    [stranger, rows[0].structure_id],
  );
  const head = await get<Acts>('/api/audit/acts', 'karim.benali');
  const [trace] = head.reply.traces.filter(({ reference }) => reference === 'AAAA-BBBB-CC');
  assert.deepEqual([trace?.by, trace?.person], ['someone', null]);
  assert.ok(!head.body.includes(stranger));
  const central = await get<Acts>('/api/audit/acts', 'admin.region');
  assert.equal(
    central.reply.traces.find(({ reference }) => reference === 'AAAA-BBBB-CC')?.by,
    'me',
  );
});

test('filters keep what was asked for; pages follow one another without a gap or a double', async () => {
  for (let i = 0; i < 45; i += 1) await world.cookieOf('sophie.dupuis');
  const sophie = await world.personOf('sophie.dupuis');
  const all: Trace[] = [];
  let url = `/api/audit/acts?person=${sophie}&verb=identity.sign-in`;
  for (let page = 0; page < 5; page += 1) {
    const { reply } = await get<Acts>(url, 'karim.benali');
    all.push(...reply.traces);
    assert.equal(reply.person?.name, 'Sophie Dupuis');
    if (reply.next === null) break;
    url = `/api/audit/acts?before=${reply.next}&person=${sophie}&verb=identity.sign-in`;
  }
  assert.ok(all.length >= 45);
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  assert.ok(all.every(({ verb, person }) => verb === 'identity.sign-in' && person?.id === sophie));
  const { rows } = await world.pool.query(
    `select count(*)::int as n from kernel.act where verb = 'identity.sign-in' and who = kernel.pseudonym_of($1)`,
    [sophie],
  );
  assert.equal(all.length, rows[0].n);
  const noted = await get<MyActs>('/api/audit/mine', 'karim.benali');
  assert.ok(noted.reply.traces.some(({ verb }) => verb === 'audit.read-person'));
});

test('a day is one where the school is', async () => {
  const { rows } = await world.pool.query(
    `select m.structure_id from directory.membership m where m.person_id = $1 and m.kind = 'profile' and m.code = 'DIR'`,
    [await world.personOf('karim.benali')],
  );
  const scope = rows[0].structure_id;
  await world.pool.query(
    `insert into kernel.act (at, verb, scope, outcome) values
       ('2026-11-01T22:59:59Z', 'identity.open-accounts', $1, 'done'),
       ('2026-11-01T23:00:01Z', 'identity.change-password', $1, 'done')`,
    [scope],
  );
  const verbsOn = async (day: string) =>
    (await get<Acts>(`/api/audit/acts?day=${day}`, 'karim.benali')).reply.traces.map(
      ({ verb }) => verb,
    );
  assert.deepEqual(await verbsOn('2026-11-01'), ['identity.open-accounts']);
  assert.deepEqual(await verbsOn('2026-11-02'), ['identity.change-password']);
  await world.pool.query(
    `update directory.structure set time_zone = 'Indian/Reunion' where id = $1`,
    [scope],
  );
  assert.deepEqual(await verbsOn('2026-11-02'), [
    'identity.change-password',
    'identity.open-accounts',
  ]);
  await world.pool.query(
    `update directory.structure set time_zone = 'Europe/Paris' where id = $1`,
    [scope],
  );
});

for (const query of ['day=hier', 'person=lui', 'verb=%00', 'before=-1', 'before=9'.repeat(30)])
  test(`what is no filter is refused: ${query.slice(0, 20)}`, async () => {
    assert.equal((await get(`/api/audit/acts?${query}`, 'admin.region')).status, 400);
    assert.equal((await get(`/administration/traces?${query}`, 'admin.region')).status, 400);
  });
