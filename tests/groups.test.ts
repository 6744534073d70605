import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '#config';
import type { GroupPage, Preview, Reason } from '#contracts/directory';
import { openHouse } from '#house';
import { dateIn } from '#kernel/clock';
import { openLog } from '#kernel/log';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const { pool } = world;
const one = async (sql: string, values: unknown[] = []) =>
  String(Object.values((await pool.query(sql, values)).rows[0] ?? {})[0]);
const schoolOf = (name: string) =>
  one('select id from directory.structure where name = $1', [name]);
const tilleuls = await schoolOf('Collège des Tilleuls');
const rivieres = await schoolOf('Lycée des Trois-Rivières');
const groupOf = (kind: string, code: string, school = tilleuls) =>
  one('select id from directory.people_group where structure_id = $1 and kind = $2 and code = $3', [
    school,
    kind,
    code,
  ]);

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const ask = async <Reply = never>(
  login: string,
  method: Method,
  url: string,
  body?: object,
  hat?: { structureId: string; profile: string },
) => {
  const answer = await world.app.inject({
    method,
    url: `/api/directory/${url}`,
    headers: { host: world.host, cookie: await world.cookieOf(login, hat) },
    ...(body && { payload: body }),
  });
  const reply = answer.json();
  return { status: answer.statusCode, code: reply.code, reply: reply as Reply };
};
const open = async (login: string, more: object = {}) => {
  const { status, reply } = await ask<{ id: string }>(login, 'POST', 'groups', {
    structureIds: [tilleuls],
    label: 'Club échecs',
    ...more,
  });
  assert.equal(status, 200, JSON.stringify(reply));
  return reply.id;
};
const add = async (login: string, id: string, who: string) =>
  ask(login, 'POST', `groups/${id}/members`, { personId: await world.personOf(who) });
const read = async (login: string, id: string, on = '') =>
  (await ask<GroupPage>(login, 'GET', `groups/${id}${on && `?on=${on}`}`)).reply;
const names = ({ members }: GroupPage) =>
  members.map(({ givenName, familyName }) => `${givenName} ${familyName}`);
const regroup = openHouse({ config: readConfig({}) })
  .flatMap(({ schedules }) => schedules ?? [])
  .find(({ name }) => name === 'regroup');

const inDays = (days: number) => dateIn('Europe/Paris', new Date(Date.now() + days * 86_400_000));
const today = inDays(0);

test('a teacher makes « Club échecs », adds a pupil of theirs, and the pupil finds it with the reason', async () => {
  const id = await open('sophie.dupuis');
  assert.equal((await add('sophie.dupuis', id, 'lea.martin')).status, 200);
  const page = await read('lea.martin', id);
  assert.deepEqual(names(page), ['Léa Martin']);
  assert.deepEqual(
    page.owners.map(({ name }) => name),
    ['Sophie Dupuis'],
  );
  assert.equal(page.total, null, 'how many they are is for who looks after it');
  const [reason] = page.mine as [Reason];
  assert.deepEqual([reason.by, reason.addedBy, reason.addedOn], ['hand', 'Sophie Dupuis', today]);
  assert.match(String(page.until), /-08-31$/, 'it ends with the school year');
});

test('a stranger, another school and a member may not change a group, and strangers do not know of it', async () => {
  const id = await open('sophie.dupuis');
  await add('sophie.dupuis', id, 'lea.martin');
  assert.equal((await add('lea.martin', id, 'lea.martin')).status, 403);
  for (const login of ['marc.petit', 'hugo.martin', 'claire.martin'])
    assert.equal((await ask(login, 'GET', `groups/${id}`)).status, 404, login);
  assert.equal((await add('sophie.dupuis', id, 'hugo.martin')).status, 404, 'of another school');
});

test('a head sees how many are in a group, on which day, and why each is', async () => {
  const team = await groupOf('teaching-team', '5eB');
  const page = await read('karim.benali', team);
  assert.equal(page.total, page.members.length);
  assert.ok(names(page).includes('Sophie Dupuis'));
  const sophie = await world.personOf('sophie.dupuis');
  const { reply } = await ask<{ reasons: Reason[] }>(
    'karim.benali',
    'GET',
    `groups/${team}/members/${sophie}/why`,
  );
  assert.equal(reply.reasons[0]?.by, 'feed');
  assert.ok((reply.reasons[0]?.matieres.length ?? 0) > 0);
  assert.match(String(reply.reasons[0]?.feed), /^\d{4}-\d\d-\d\d$/);
  assert.deepEqual(names(await read('karim.benali', team, '2020-01-01')), []);
  assert.equal((await ask('sophie.dupuis', 'GET', `groups/${team}?on=2020-01-01`)).status, 403);
});

test('a mother is in the group of the parents of a class because of her child, and reads no other parent there', async () => {
  const id = await groupOf('responsables', '5eB');
  const page = await read('claire.martin', id);
  assert.deepEqual(names(page), ['Claire Martin']);
  assert.deepEqual(page.mine[0]?.children, ['Léa']);
});

test('under a restriction of custody she is out of a rule group of parents within the minute', async () => {
  const id = await open('karim.benali', {
    rule: {
      all: [
        { on: 'profile', in: ['TUT'] },
        { on: 'child-division', in: ['5eB'] },
      ],
    },
  });
  const claire = await world.personOf('claire.martin');
  const isIn = async () =>
    (await one('select count(*) from directory.membership where group_id = $1 and person_id = $2', [
      id,
      claire,
    ])) === '1';
  assert.ok(await isIn());
  await pool.query(
    `insert into directory.custody_restriction (pupil_id, responsable_id, valid_from, reason_code)
     values ($1, $2, current_date, 'jugement')`,
    [await world.personOf('lea.martin'), claire],
  );
  await everyMinute();
  assert.ok(!(await isIn()));
  await pool.query('delete from directory.custody_restriction');
  await everyMinute();
  assert.ok(await isIn());
});

test('a rule is shown before it is kept: who comes, who goes; only those in sight by name', async () => {
  const rule = {
    all: [
      { on: 'profile', in: ['ELV'] },
      { on: 'division', in: ['5eA'] },
    ],
  };
  const id = await open('karim.benali', { label: 'Sortie', rule });
  const before = await read('karim.benali', id);
  const wanted = {
    all: [
      { on: 'profile', in: ['ELV'] },
      { on: 'division', in: ['5eB'] },
    ],
  };
  const { reply } = await ask<Preview>(
    'karim.benali',
    'GET',
    `groups/preview?structureIds=${tilleuls}&groupId=${id}&rule=${encodeURIComponent(JSON.stringify(wanted))}`,
  );
  assert.deepEqual([reply.goes, reply.comes], [before.total, reply.total]);
  assert.ok(reply.first.length > 0 && reply.firstToGo.length > 0);
  const change = { label: 'Sortie', about: null, until: inDays(30), rule: wanted };
  assert.equal((await ask('karim.benali', 'PUT', `groups/${id}`, change)).status, 200);
  assert.equal((await read('karim.benali', id)).total, reply.total);
});

test('a teacher writes no rule, and a head writes none about another school', async () => {
  const rule = { on: 'profile', in: ['ELV'] };
  const body = { structureIds: [tilleuls], label: 'Tous', rule };
  assert.equal((await ask('sophie.dupuis', 'POST', 'groups', body)).status, 403);
  const elsewhere = { ...body, structureIds: [tilleuls, rivieres] };
  assert.equal((await ask('karim.benali', 'POST', 'groups', elsewhere)).status, 404);
});

test('rules that are no rules are refused with what is wrong', async () => {
  const nested = (depth: number): object =>
    depth === 0 ? { on: 'profile', in: ['ELV'] } : { not: nested(depth - 1) };
  for (const rule of [
    { on: 'password', in: ['x'] },
    { on: 'profile', in: [] },
    { on: 'profile', in: ["' or true --"], and: 1 },
    { all: [] },
    nested(4),
    { all: Array.from({ length: 10 }, () => ({ any: Array(4).fill(nested(0)) })) },
  ])
    assert.equal(
      (await ask('karim.benali', 'POST', 'groups', { structureIds: [tilleuls], label: 'x', rule }))
        .status,
      400,
      JSON.stringify(rule),
    );
  const id = await open('karim.benali', { rule: { on: 'profile', in: ["' or true --"] } });
  assert.equal((await read('karim.benali', id)).total, 0);
});

test('a group of two schools is for whoever looks after both, and its pupils do not see those of the other', async () => {
  const id = await open('admin.region', {
    structureIds: [tilleuls, rivieres],
    label: 'Cité scolaire',
    rule: {
      any: [
        { on: 'division', in: ['5eB'] },
        { on: 'structure', in: [rivieres] },
      ],
    },
  });
  const page = await read('admin.region', id);
  assert.equal(page.structures.length, 2);
  assert.ok(Number(page.total) > 100);
  const seen = await read('lea.martin', id);
  assert.ok(seen.members.length > 0 && seen.members.every(({ division }) => division === '5eB'));
});

test('a group takes another, gives its members the reason, and never itself', async () => {
  const outer = await open('karim.benali', { label: 'Conseil' });
  const inner = await open('karim.benali', { label: 'Bureau' });
  const innermost = await open('karim.benali', { label: 'Élèves' });
  const include = (id: string, includedId: string) =>
    ask('karim.benali', 'POST', `groups/${id}/included`, { includedId });
  assert.equal((await include(outer, inner)).status, 200);
  assert.equal((await include(inner, innermost)).status, 200);
  assert.equal((await include(innermost, outer)).code, 'directory.group-in-itself');
  await add('karim.benali', innermost, 'lea.martin');
  const page = await read('lea.martin', outer);
  assert.deepEqual(
    page.mine.map(({ by, through }) => [by, through?.label]),
    [['group', 'Bureau']],
  );
  const deep = await open('karim.benali', { label: 'Encore' });
  assert.equal((await include(innermost, deep)).status, 200);
  const deeper = await open('karim.benali', { label: 'Trop' });
  assert.equal((await include(deep, deeper)).code, 'directory.groups-too-deep');
  await ask('karim.benali', 'DELETE', `groups/${inner}`);
  assert.equal((await ask('lea.martin', 'GET', `groups/${outer}`)).status, 404);
});

test('a professeur principal notes the délégués of their division, who are so until the year ends', async () => {
  const division = await groupOf('division', '5eB');
  const personId = await world.personOf('lea.martin');
  const named = await ask<{ groupId: string }>(
    'sophie.dupuis',
    'POST',
    `divisions/${division}/delegues`,
    {
      personId,
    },
  );
  assert.equal(named.status, 200, JSON.stringify(named.reply));
  const page = await read('lea.martin', named.reply.groupId);
  assert.equal(page.label, 'Délégués de 5eB');
  assert.match(String(page.mine[0]?.until), /-08-31$/);
  const hugo = { personId: await world.personOf('hugo.martin') };
  assert.equal(
    (await ask('sophie.dupuis', 'POST', `divisions/${division}/delegues`, hugo)).status,
    404,
  );
});

test('who leaves a class leaves what follows from it in the same transaction, and the day before can be asked', async () => {
  const id = await open('karim.benali', {
    label: 'Les 5eB',
    rule: { on: 'division', in: ['5eB'] },
  });
  await pool.query(
    `update directory.group_member set valid_from = '2026-09-01' where group_id = $1`,
    [id],
  );
  const before = await read('karim.benali', id);
  await pool.query(
    `update directory.group_member m set valid_to = current_date from directory.people_group g
     where g.id = m.group_id and g.kind = 'division' and g.code = '5eB' and g.structure_id = $1 and m.person_id = $2`,
    [tilleuls, await world.personOf('lea.martin')],
  );
  await everyMinute();
  const after = await read('karim.benali', id);
  assert.equal(after.total, Number(before.total) - 1);
  assert.equal((await read('karim.benali', id, inDays(-1))).total, before.total);
});

test('an ended group has nobody today and is still known on the days when it had', async () => {
  const id = await open('karim.benali');
  await add('karim.benali', id, 'lea.martin');
  await pool.query(
    `update directory.group_member set valid_from = '2026-09-01' where group_id = $1`,
    [id],
  );
  assert.equal((await ask('karim.benali', 'DELETE', `groups/${id}`)).status, 200);
  assert.equal((await ask('lea.martin', 'GET', `groups/${id}`)).status, 404);
  assert.equal((await read('karim.benali', id)).total, 0);
  assert.equal((await read('karim.benali', id, inDays(-1))).total, 1);
  assert.equal((await add('karim.benali', id, 'lea.martin')).status, 403);
});

/** The scheduled task, as the worker does it. */
async function everyMinute(): Promise<void> {
  await regroup?.do({ db: world.db, log: openLog('silent') });
}
