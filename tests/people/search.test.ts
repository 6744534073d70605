import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learnNames } from '../../src/modules/directory/search/commands/learn-names.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { pool } = world;

interface Hit {
  title: string;
  about: { fr: string };
  href: string;
}

async function search(login: string, text: string): Promise<{ people: Hit[]; divisions: Hit[] }> {
  const answer = await world.app.inject({
    method: 'GET',
    url: `/api/portal/search?${new URLSearchParams({ text })}`,
    headers: { host: world.host, cookie: await world.cookieOf(login) },
  });
  assert.equal(answer.statusCode, 200, answer.body);
  const groups: { name: string; hits: Hit[] | null }[] = answer.json().groups;
  const of = (name: string) => {
    const hits = groups.find((group) => group.name === name)?.hits;
    assert.notEqual(hits, null, `${name} did not answer`);
    return hits ?? [];
  };
  return { people: of('directory.people'), divisions: of('directory.divisions') };
}

const titles = (hits: Hit[]) => hits.map(({ title }) => title);

test('the beginnings of words find a name, whatever accents, capitals, hyphens and order', async () => {
  for (const text of ['lea mar', 'MARTIN léa', 'Léa Martin', 'mart', '  léa-martin ', 'LE MA'])
    assert.ok(titles((await search('karim.benali', text)).people).includes('Léa Martin'), text);
  for (const text of ['ea mar', 'lea martinet', 'xlea'])
    assert.ok(!titles((await search('karim.benali', text)).people).includes('Léa Martin'), text);
  const [lea] = (await search('karim.benali', 'léa martin')).people;
  assert.match(lea?.about.fr ?? '', /5eB, élève, Collège des Tilleuls/);
});

test('everybody finds exactly whom they may know, and no more', async () => {
  // Of an académie: answered from the index of names first, and it sees the personnel alone.
  await pool.query(
    `insert into directory.group_member (group_id, person_id, source, valid_from)
     select g.id, $1, 'test', current_date - 1 from directory.people_group g where g.kind = 'profile' and g.code = 'ACA' limit 1`,
    [await world.personOf('hugo.martin')],
  );
  const logins = [
    ...['lea.martin', 'claire.martin', 'sophie.dupuis', 'karim.benali', 'admin.tilleuls'],
    'hugo.martin',
  ];
  for (const login of logins) {
    const { rows } = await pool.query<{ name: string }>(
      `select distinct c.person_id, c.display_name as name from directory.acquaintance s
       join directory.person_card c on c.person_id = s.subject_id
       join directory.person p on p.id = c.person_id
       where s.viewer_id = $1 and (p.found_as @@ directory.beginning_with('ma')
         or exists (select from directory.doing('ma', null) as d where d = p.id))`,
      [await world.personOf(login)],
    );
    const { people } = await search(login, 'ma');
    assert.equal(people.length, Math.min(rows.length, 20), login);
    const seen = rows.map(({ name }) => name);
    assert.deepEqual(
      titles(people).filter((title) => !seen.includes(title)),
      [],
      login,
    );
  }
  assert.deepEqual(titles((await search('lea.martin', 'martin')).people), ['Léa Martin']);
  assert.deepEqual(titles((await search('claire.martin', 'martin')).people).sort(), [
    'Claire Martin',
    'Hugo Martin',
    'Léa Martin',
  ]);
});

test('a name with what somebody does, or what they do alone, finds them', async () => {
  const first = async (login: string, text: string) => titles((await search(login, text)).people);
  assert.deepEqual(await first('karim.benali', 'dupuis maths'), ['Sophie Dupuis']);
  assert.deepEqual(await first('karim.benali', 'martin 5eB'), ['Léa Martin']);
  assert.deepEqual(await first('admin.region', 'dupuis maths'), ['Sophie Dupuis']);
  assert.ok((await first('admin.region', 'lea martin 5eb')).includes('Léa Martin'));
  assert.ok((await first('sophie.dupuis', 'cpe')).includes('Nadia Roux'));
  assert.ok((await first('sophie.dupuis', 'vie scolaire')).includes('Nadia Roux'));
  assert.ok((await first('lea.martin', 'maths')).includes('Sophie Dupuis'));
  assert.ok((await first('karim.benali', 'pp 5eB')).includes('Sophie Dupuis'));
  assert.deepEqual(await first('karim.benali', 'dupuis anglais'), []);
  const [sophie] = (await search('karim.benali', 'dupuis maths')).people;
  assert.match(sophie?.about.fr ?? '', /Mathématiques/);
});

test('a slip of the finger still finds, and only when nobody is called so', async () => {
  await learnNames({ db: world.db });
  for (const [login, text] of [
    ['karim.benali', 'sophie dupuys'],
    ['karim.benali', 'sohpie dupuis'],
    ['admin.region', 'sophie dupui'],
    ['admin.region', 'duupis maths'],
  ] as const)
    assert.deepEqual(titles((await search(login, text)).people), ['Sophie Dupuis'], text);
  assert.deepEqual(titles((await search('lea.martin', 'benalli')).people), ['Karim Benali']);
  await pool.query(`update directory.person set family_name = 'Zwrtek' where id = $1`, [
    await world.personOf('nadia.roux'),
  ]);
  await learnNames({ db: world.db });
  const words = () => pool.query(`select from directory.name_word where word = 'zwrtek'`);
  assert.equal((await words()).rowCount, 1);
  await pool.query(`update directory.person set family_name = 'Roux' where id = $1`, [
    await world.personOf('nadia.roux'),
  ]);
  await learnNames({ db: world.db });
  assert.equal((await words()).rowCount, 0, 'a word that nobody bears is forgotten');
});

test('a pupil knows their class, its teachers and the office of their school, and enumerates nothing', async () => {
  const lea = await world.personOf('lea.martin');
  const { rows } = await pool.query<{ name: string }>(
    `select c.display_name as name from directory.membership m
     join directory.membership mine on mine.group_id = m.group_id and mine.kind in ('division', 'groupe') and mine.person_id = $1
     join directory.person_card c on c.person_id = m.person_id`,
    [lea],
  );
  const nearby = new Set(rows.map(({ name }) => name));
  const met = new Set<string>();
  for (const a of 'abcdefghijklmnopqrstuvwxyz')
    for (const b of 'aeiouhlrn')
      for (const { title, about } of (await search('lea.martin', a + b)).people)
        if (/élève/.test(about.fr)) met.add(title);
  assert.ok(met.size > 10, String(met.size));
  assert.deepEqual(
    [...met].filter((title) => !nearby.has(title)),
    [],
  );
});

test('whoever is unlisted is found by those whose work it is, and by nobody else', async () => {
  const finds = async (login: string, text: string, name: string) =>
    titles((await search(login, text)).people).includes(name);
  for (const [login, who, name] of [
    ['sophie.dupuis', 'nadia.roux', 'Nadia Roux'],
    ['lea.martin', 'sophie.dupuis', 'Sophie Dupuis'],
    ['claire.martin', 'sophie.dupuis', 'Sophie Dupuis'],
  ] as const) {
    assert.ok(await finds(login, name, name), `${login} ${who}`);
    await pool.query('insert into directory.unlisted (person_id) values ($1)', [
      await world.personOf(who),
    ]);
    assert.ok(!(await finds(login, name, name)), `${login} ${who}`);
    for (const watcher of ['karim.benali', 'admin.region', who])
      assert.ok(await finds(watcher, name, name), `${watcher} ${who}`);
    await pool.query('delete from directory.unlisted');
  }
  await pool.query('insert into directory.unlisted (person_id) values ($1)', [
    await world.personOf('lea.martin'),
  ]);
  for (const login of ['sophie.dupuis', 'claire.martin', 'karim.benali', 'nadia.roux'])
    assert.ok(await finds(login, 'lea martin', 'Léa Martin'), login);
  await pool.query('delete from directory.unlisted');
});

test('an administrator of everything finds anybody, and the hit leads to their page', async () => {
  const { people } = await search('admin.region', 'lea martin');
  const [hit] = people;
  assert.equal(hit?.title, 'Léa Martin');
  const page = await world.app.inject({
    method: 'GET',
    url: String(hit?.href),
    headers: { host: world.host, cookie: await world.cookieOf('admin.region') },
  });
  assert.equal(page.statusCode, 200);
});

test('classes are found by whoever may open them', async () => {
  assert.deepEqual(titles((await search('sophie.dupuis', '5eb')).divisions), ['5eB']);
  assert.ok(titles((await search('karim.benali', '5e')).divisions).includes('5eA'));
  assert.deepEqual((await search('lea.martin', '5eb')).divisions, []);
  assert.deepEqual((await search('claire.martin', '5eb')).divisions, []);
  for (const { href } of (await search('sophie.dupuis', '5e')).divisions) {
    const page = await world.app.inject({
      method: 'GET',
      url: href,
      headers: { host: world.host, cookie: await world.cookieOf('sophie.dupuis') },
    });
    assert.equal(page.statusCode, 200, href);
  }
});

test('hostile text is only text', async () => {
  const hostile = [
    '%%%',
    '____',
    '\\\\\\',
    "'; drop table directory.person; --",
    "a':* | !b & (c)",
    ':*:*',
    '<script>alert(1)</script>',
    'le\u0000a\u0000',
    '\u202Eael',
    'é'.repeat(9_000),
    'mar '.repeat(2_000),
    '\uD800\uD800',
    '李 王',
    '🙂🙂🙂',
    "d'essai",
    '<->',
  ];
  for (const text of hostile) {
    const { people } = await search('admin.region', text);
    assert.ok(people.length <= 20, text.slice(0, 30));
  }
  assert.ok((await search('karim.benali', 'l\u0000éa martin')).people.length <= 20);
  assert.deepEqual((await search('karim.benali', '%')).people, []);
  assert.deepEqual(
    (await search('karim.benali', 'a')).people,
    [],
    'one letter begins too many names',
  );
});

test('without script, the page of the search shows what was found', async () => {
  const answer = await world.app.inject({
    method: 'GET',
    url: '/recherche?text=lea+martin',
    headers: { host: world.host, cookie: await world.cookieOf('karim.benali') },
  });
  assert.equal(answer.statusCode, 200);
  const drawn = answer.body.replaceAll(/<script[\s\S]*?<\/script>/g, '');
  assert.match(drawn, /Léa Martin/);
  for (const odd of [
    '',
    '?text=',
    '?text=a&text=b',
    '?text[]=x',
    `?text=${'x'.repeat(5_000)}`,
    '?text=%00',
  ])
    assert.ok(
      [200, 400].includes(
        (
          await world.app.inject({
            method: 'GET',
            url: `/recherche${odd}`,
            headers: { host: world.host, cookie: await world.cookieOf('karim.benali') },
          })
        ).statusCode,
      ),
      odd.slice(0, 20),
    );
});

test('a person out of sight has no page', async () => {
  const ask = async (login: string, id: string) =>
    world.app.inject({
      method: 'GET',
      url: `/api/directory/people/${id}`,
      headers: { host: world.host, cookie: await world.cookieOf(login) },
    });
  const lea = await world.personOf('lea.martin');
  const known = await ask('sophie.dupuis', lea);
  assert.equal(known.json().displayName, 'Léa Martin');
  assert.deepEqual(
    known
      .json()
      .groups.filter(({ label }: { label: string }) => label === '5eB')
      .map(({ can }: { can: object }) => can),
    [{ open: true }],
  );
  assert.equal((await ask('hugo.martin', lea)).statusCode, 404);
  assert.equal((await ask('claire.martin', await world.personOf('sophie.dupuis'))).statusCode, 200);
  assert.equal((await ask('claire.martin', await world.personOf('marc.petit'))).statusCode, 404);
});
