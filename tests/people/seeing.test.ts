import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { pool } = world;

const ids = Object.fromEntries(
  await Promise.all(
    ['lea', 'claire', 'hugo', 'sophie', 'karim', 'nadia', 'marc'].map(async (given) => [
      given,
      await world.personOf(logins(given)),
    ]),
  ),
) as Record<string, string>;

function logins(given: string): string {
  const families: Record<string, string> = {
    ...{ sophie: 'dupuis', karim: 'benali', nadia: 'roux', marc: 'petit' },
  };
  return `${given}.${families[given] ?? 'martin'}`;
}

async function ask(given: string, method: 'GET' | 'PUT', url: string, body?: object) {
  const login = given.includes('.') ? given : logins(given);
  const answer = await world.app.inject({
    method,
    url,
    headers: { host: world.host, cookie: await world.cookieOf(login) },
    ...(body && { body }),
  });
  return { status: answer.statusCode, body: answer.json() };
}

const card = (viewer: string, of: string) => ask(viewer, 'GET', `/api/directory/people/${ids[of]}`);

const shownTo = async (viewer: string, of: string): Promise<string[]> => {
  const { status, body } = await card(viewer, of);
  return status === 404 ? ['404'] : body.contact.map(({ field }: { field: string }) => field);
};

const open = (who: string, of: string, field: string, audience: string, isOpen = true) =>
  ask(who, 'PUT', `/api/directory/people/${ids[of]}/fields/${field}`, {
    audience,
    state: isOpen ? 'open' : 'closed',
  });

const list = (who: string, of: string, isListed: boolean) =>
  ask(who, 'PUT', `/api/directory/people/${ids[of]}/listing`, {
    listing: isListed ? 'listed' : 'unlisted',
  });

beforeEach(async () => {
  await pool.query('delete from directory.unlisted');
  await pool.query('delete from directory.opened_field');
  await pool.query(
    `update directory.person set mobile = '0600000001', home_phone = '0200000001', birth_date = '1980-05-05',
       academic_email = 'sophie.dupuis@ac.example', email = 'sophie@perso.example' where id = $1`,
    [ids['sophie']],
  );
  await pool.query(
    `update directory.person set mobile = '0600000002', email = 'claire@perso.example' where id = $1`,
    [ids['claire']],
  );
  await pool.query(`update directory.person set email = 'lea@perso.example' where id = $1`, [
    ids['lea'],
  ]);
});

test('private fields are closed until their owner opens them, to one audience at a time', async () => {
  assert.deepEqual(await shownTo('nadia', 'sophie'), ['academic_email']);
  assert.deepEqual(await shownTo('marc', 'sophie'), ['academic_email']);
  assert.deepEqual(await shownTo('claire', 'sophie'), []);
  assert.deepEqual(await shownTo('lea', 'sophie'), []);
  assert.equal((await open('sophie', 'sophie', 'academic_email', 'family')).status, 200);
  assert.deepEqual(await shownTo('claire', 'sophie'), ['academic_email']);
  assert.deepEqual(await shownTo('lea', 'sophie'), []);
  await open('sophie', 'sophie', 'mobile', 'colleague');
  assert.deepEqual(await shownTo('marc', 'sophie'), ['academic_email', 'mobile']);
  assert.deepEqual(await shownTo('karim', 'sophie'), ['academic_email', 'mobile']);
  assert.deepEqual(await shownTo('claire', 'sophie'), ['academic_email']);
  await open('sophie', 'sophie', 'academic_email', 'family', false);
  assert.deepEqual(await shownTo('claire', 'sophie'), []);
  assert.ok((await shownTo('sophie', 'sophie')).includes('birth_date'), 'one sees all of oneself');
});

test('the direction and the vie scolaire reach a family, a teacher does not, and a parent knows no other parent', async () => {
  for (const watcher of ['karim', 'nadia']) {
    const shown = await shownTo(watcher, 'claire');
    assert.ok(shown.includes('mobile') && shown.includes('email'), watcher);
  }
  assert.deepEqual(await shownTo('sophie', 'claire'), ['404']);
  assert.deepEqual(await shownTo('marc', 'claire'), ['404']);
  const known = await pool.query<{ id: string }>(
    `select distinct subject_id as id from directory.acquaintance where viewer_id = $1 and subject_id <> $1`,
    [ids['claire']],
  );
  const { rows } = await pool.query<{ id: string }>(
    `select distinct person_id as id from directory.membership
     where person_id = any($1) and kind = 'profile' and code = 'TUT'`,
    [known.rows.map(({ id }) => id)],
  );
  assert.ok(known.rows.length > 10);
  const staff = await pool.query(
    `select from directory.membership where person_id = any($1) and kind = 'profile' and code not in ('TUT', 'ELV')`,
    [rows.map(({ id }) => id)],
  );
  assert.equal(staff.rowCount, rows.length, 'only staff who are parents besides');
});

test('nobody opens what is another’s, and a stranger learns nothing of whether they exist', async () => {
  for (const [who, of] of [
    ['karim', 'sophie'],
    ['claire', 'sophie'],
    ['sophie', 'lea'],
    ['hugo.martin', 'lea'],
  ] as const) {
    assert.equal((await open(who, of, 'email', 'colleague')).status, 404, `${who} ${of}`);
    assert.equal((await list(who, of, false)).status, 404, `${who} ${of}`);
  }
  const nobody = await ask('karim', 'PUT', `/api/directory/people/${crypto.randomUUID()}/listing`, {
    listing: 'unlisted',
  });
  assert.equal(nobody.status, 404);
  assert.equal((await open('sophie', 'sophie', 'ine', 'colleague')).status, 400);
  assert.equal((await open('sophie', 'sophie', 'email', 'everybody')).status, 400);
  const { rowCount } = await pool.query('select from directory.opened_field');
  assert.equal(rowCount, 0);
});

test('for a minor a representative decides: not the child, not a person in charge, not one under a restriction', async () => {
  const own = await list('lea', 'lea', false);
  assert.deepEqual([own.status, own.body.code], [403, 'directory.responsable-decides']);
  const level = (niveau: number) =>
    pool.query(
      'update directory.responsibility set niveau_responsabilite = $3 where pupil_id = $1 and responsable_id = $2',
      [ids['lea'], ids['claire'], niveau],
    );
  await level(2);
  assert.equal((await list('claire', 'lea', false)).status, 404);
  await level(1);
  await pool.query(
    `insert into directory.custody_restriction (pupil_id, responsable_id, valid_from, reason_code)
     values ($1, $2, '2026-01-01', 'jugement')`,
    [ids['lea'], ids['claire']],
  );
  assert.equal((await list('claire', 'lea', false)).status, 404);
  await pool.query('delete from directory.custody_restriction where pupil_id = $1', [ids['lea']]);
  assert.equal((await list('claire', 'lea', false)).status, 200);
  const { rows } = await pool.query(
    `select decided_by from directory.unlisted where person_id = $1`,
    [ids['lea']],
  );
  assert.deepEqual(rows, [{ decided_by: ids['claire'] }]);
});

test('an unlisted pupil is unknown to their class, and stays with their teachers, in the class list too', async () => {
  const { rows } = await pool.query<{ login: string }>(
    `select a.login from directory.membership m join directory.membership l on l.group_id = m.group_id and l.person_id = $1
     join identity.account a on a.person_id = m.person_id
     where m.kind = 'division' and m.person_id <> $1 limit 1`,
    [ids['lea']],
  );
  const classmate = String(rows[0]?.login);
  assert.equal((await ask(classmate, 'GET', `/api/directory/people/${ids['lea']}`)).status, 200);
  await list('claire', 'lea', false);
  assert.equal((await ask(classmate, 'GET', `/api/directory/people/${ids['lea']}`)).status, 404);
  for (const viewer of ['sophie', 'karim', 'nadia', 'claire', 'lea'])
    assert.equal((await card(viewer, 'lea')).body.isUnlisted, true, viewer);
  const group = await pool.query<{ group_id: string }>(
    `select group_id from directory.membership where person_id = $1 and kind = 'division'`,
    [ids['lea']],
  );
  const division = await ask(
    'sophie',
    'GET',
    `/api/directory/divisions/${group.rows[0]?.group_id}`,
  );
  assert.ok(division.body.pupils.some(({ id }: { id: string }) => id === ids['lea']));
});

test('an unlisted teacher has no card for colleagues and families, and their class still says who teaches', async () => {
  assert.equal((await card('claire', 'sophie')).status, 200);
  await list('sophie', 'sophie', false);
  for (const viewer of ['claire', 'lea', 'marc'])
    assert.equal((await card(viewer, 'sophie')).status, 404, viewer);
  for (const viewer of ['karim', 'nadia', 'sophie'])
    assert.equal((await card(viewer, 'sophie')).status, 200, viewer);
  const home = await ask('claire', 'GET', '/api/portal/today');
  assert.match(JSON.stringify(home.body), /Dupuis/);
  await list('sophie', 'sophie', true);
  assert.equal((await card('marc', 'sophie')).status, 200);
});

test('what others see of one is what they do see', async () => {
  await open('sophie', 'sophie', 'mobile', 'colleague');
  const { body } = await ask('sophie', 'GET', '/api/directory/visibility');
  assert.equal(body.people.length, 1);
  for (const [audience, viewer] of [
    ['colleague', 'marc'],
    ['family', 'claire'],
    ['pupil', 'lea'],
  ] as const) {
    const preview = body.people[0].previews.find(
      (one: { audience: string }) => one.audience === audience,
    );
    assert.equal(preview.isFound, true);
    const seen = preview.shown.map(({ field }: { field: string }) => field);
    assert.deepEqual(seen, await shownTo(viewer, 'sophie'), audience);
  }
  const always = body.people[0].fields
    .find(({ field }: { field: string }) => field === 'academic_email')
    .audiences.filter(({ isAlways }: { isAlways: boolean }) => isAlways);
  assert.deepEqual(
    always.map(({ audience }: { audience: string }) => audience),
    ['colleague'],
  );
  const family = await ask('claire', 'GET', '/api/directory/visibility');
  assert.deepEqual(
    family.body.people.map(
      ({ givenName, can }: { givenName: string; can: { decide: boolean } }) =>
        `${givenName} ${can.decide}`,
    ),
    ['Claire true', 'Hugo true', 'Léa true'],
  );
  const own = await ask('lea', 'GET', '/api/directory/visibility');
  assert.deepEqual(
    own.body.people.map(({ can }: { can: object }) => can),
    [{ decide: false }],
  );
});

test('a pupil’s card says to those who follow them what they are at school and who teaches them', async () => {
  for (const viewer of ['sophie', 'karim', 'claire', 'lea']) {
    const { body } = await card(viewer, 'lea');
    assert.ok(
      body.pupil.teachers.some(({ familyName }: { familyName: string }) => familyName === 'Dupuis'),
    );
    assert.equal(body.pupil.schoolings.length, 1, viewer);
  }
  const { rows } = await pool.query<{ login: string }>(
    `select a.login from directory.membership m join directory.membership l on l.group_id = m.group_id and l.person_id = $1
     join identity.account a on a.person_id = m.person_id
     where m.kind = 'division' and m.person_id <> $1 limit 1`,
    [ids['lea']],
  );
  const classmate = await ask(String(rows[0]?.login), 'GET', `/api/directory/people/${ids['lea']}`);
  assert.deepEqual([classmate.body.pupil, classmate.body.contact], [null, []]);
});

test('a card leads to the family where it may be read, and nowhere else', async () => {
  await pool.query(
    `insert into directory.power (person_id, verb, structure_id, reason)
     select $1, 'open-divisions', m.structure_id, 'test' from directory.membership m
     where m.person_id = $1 and m.kind = 'profile'`,
    [ids['marc']],
  );
  for (const [viewer, isReader] of [
    ['karim', true],
    ['nadia', true],
    ['claire', true],
    ['sophie', false],
    ['marc', false],
  ] as const) {
    const { body } = await card(viewer, 'lea');
    const family = await ask(viewer, 'GET', `/api/directory/pupils/${ids['lea']}/family`);
    assert.deepEqual(
      [body.can.readFamily, family.status],
      [isReader, isReader ? 200 : 404],
      viewer,
    );
  }
  await pool.query('delete from directory.power where person_id = $1', [ids['marc']]);
});

test('a teacher who is unlisted is named to a class, without a card to open', async () => {
  const shown = async () => {
    const { body } = await card('claire', 'lea');
    const its = body.pupil.teachers as { id: string; can: { open: boolean } }[];
    return [
      its.find(({ id }) => id === ids['sophie'])?.can.open,
      (await card('claire', 'sophie')).status,
    ];
  };
  assert.deepEqual(await shown(), [true, 200]);
  await list('sophie', 'sophie', false);
  assert.deepEqual(await shown(), [false, 404]);
});

test('the members of a group lead to the cards that are there', async () => {
  const mine = await ask('lea', 'GET', '/api/directory/groups/mine');
  for (const { id } of mine.body.mine) {
    const { body } = await ask('lea', 'GET', `/api/directory/groups/${id}`);
    for (const member of body.members.slice(0, 4)) {
      const its = await ask('lea', 'GET', `/api/directory/people/${member.id}`);
      assert.equal(member.can.open, its.status === 200);
    }
  }
});
