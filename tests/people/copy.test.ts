import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import yauzl from 'yauzl';
import { readConfig } from '#config';
import { openHouse } from '#house';
import { keepersAmong } from '#modules/privacy';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { pool } = world;
const keepers = keepersAmong(openHouse({ config: readConfig({ PREAU_LOG: 'silent' }) }));

const ask = async (login: string, url = '/moi/donnees/copie') =>
  world.app.inject({
    method: 'GET',
    url,
    headers: { host: world.host, cookie: await world.cookieOf(login) },
  });

/** What an archive holds, read by another program than the one that wrote it. */
async function unzip(bytes: Buffer): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const zip = await yauzl.fromBufferPromise(bytes, { strictFileNames: true });
  for await (const entry of zip.eachEntry()) {
    const chunks = await Readable.from(await zip.openReadStreamPromise(entry)).toArray();
    files.set(entry.fileName, Buffer.concat(chunks).toString());
  }
  return files;
}

test('a person’s copy holds their words and marks from every house that keeps people, to read and as JSON', async () => {
  const answer = await ask('claire.martin');
  assert.equal(answer.statusCode, 200);
  assert.match(String(answer.headers['content-type']), /^application\/zip/);
  assert.match(
    String(answer.headers['content-disposition']),
    /^attachment; filename="mes-donnees-/,
  );
  assert.equal(answer.headers['cache-control'], 'no-store');
  const files = await unzip(answer.rawPayload);
  const facts = JSON.parse(files.get('donnees.json') ?? '');
  assert.deepEqual(
    Object.keys(facts.houses),
    keepers.map(({ name }) => name),
  );
  const page = files.get('lisez-moi.html') ?? '';
  for (const word of ['claire.martin@example.org', 'claire.martin', 'Valbourg'.toUpperCase()]) {
    assert.ok(JSON.stringify(facts).includes(word), word);
    assert.ok(page.includes(word), word);
  }
  for (const { label } of keepers) assert.ok(page.includes(`<h2>${label.fr}</h2>`), label.fr);
  assert.match(page, /<html lang="fr">/);
  assert.doesNotMatch(page, /<script|src=|href=/);
});

test('it holds nothing of a third: not the children, the other parent, the teachers, the administrator', async () => {
  const files = await unzip((await ask('claire.martin')).rawPayload);
  const all = [...files.values()].join('\n');
  const mine = await world.personOf('claire.martin');
  const { rows } = await pool.query<{
    id: string;
    login: string;
    given: string;
    ine: string | null;
  }>(
    `select p.id, a.login, c.given_name as given, p.ine from directory.person p
     join directory.person_card c on c.person_id = p.id join identity.account a on a.person_id = p.id
     where p.id <> $1 and (p.family_name ilike 'martin' or p.id in (
       select t.person_id from directory.teaching t join directory.group_member m on m.group_id = t.group_id
       join directory.responsibility r on r.pupil_id = m.person_id where r.responsable_id = $1))`,
    [mine],
  );
  assert.ok(rows.length > 5, String(rows.length));
  for (const { id, login, given, ine } of rows) {
    for (const word of [id, login, ine])
      assert.ok(word === null || !all.includes(word), String(word));
    assert.doesNotMatch(all, new RegExp(`\\b${given}\\b`), given);
  }
  for (const secret of ['argon2', 'password', 'token'])
    assert.ok(!all.includes(secret), `${secret} is in the copy`);
});

test('what people typed stays text: no markup, no turned direction, no path out of the archive', async () => {
  await pool.query(
    `update directory.person set given_name = '<img src=x onerror=alert(1)>', email = E'\\u202Egro.live@"&' where id = $1`,
    [await world.personOf('thomas.martin')],
  );
  const page = (await unzip((await ask('thomas.martin')).rawPayload)).get('lisez-moi.html') ?? '';
  assert.doesNotMatch(page, /<img|\u202e/iu);
  assert.match(page, /&#60;img|&#60;Img/);
});

test('a parent with parental authority has the copy of their minor child; nobody else does', async () => {
  const lea = await world.personOf('lea.martin');
  const answer = await ask('claire.martin', `/moi/donnees/copie?de=${lea}`);
  assert.equal(answer.statusCode, 200);
  const files = await unzip(answer.rawPayload);
  assert.equal(JSON.parse(files.get('donnees.json') ?? '').houses.directory.person.id, lea);
  for (const login of ['sophie.dupuis', 'karim.benali', 'admin.region', 'hugo.martin'])
    assert.equal((await ask(login, `/moi/donnees/copie?de=${lea}`)).statusCode, 404, login);
  for (const wrong of ['', 'x', `${lea}&de=${lea}`, '%00'])
    assert.ok(
      (await ask('claire.martin', `/moi/donnees/copie?de=${wrong}`)).statusCode >= 400,
      wrong,
    );
});

test('parental authority ends with majority, with level 1, and with a judge’s word', async () => {
  const lea = await world.personOf('lea.martin');
  const claire = await world.personOf('claire.martin');
  const url = `/moi/donnees/copie?de=${lea}`;
  const status = async () => (await ask('claire.martin', url)).statusCode;
  const tried: [string, string][] = [
    [
      "update directory.person set birth_date = '2008-11-20' where id = $1",
      "update directory.person set birth_date = '2014-05-14' where id = $1",
    ],
    [
      'update directory.responsibility set niveau_responsabilite = 2 where pupil_id = $1',
      'update directory.responsibility set niveau_responsabilite = 1 where pupil_id = $1',
    ],
  ];
  for (const [change, back] of tried) {
    await pool.query(change, [lea]);
    assert.equal(await status(), 404, change);
    await pool.query(back, [lea]);
    assert.equal(await status(), 200, back);
  }
  await pool.query(
    `insert into directory.custody_restriction (pupil_id, responsable_id, valid_from, reason_code) values ($1, $2, '2026-09-01', 'jugement')`,
    [lea, claire],
  );
  assert.equal(await status(), 404, 'restricted');
});

test('the copy needs the password anew, when it was given long ago', async () => {
  const cookie = await world.cookieOf('claire.martin');
  await pool.query(`update identity.session set stepped_up_at = now() - interval '11 minutes'`);
  const answer = await world.app.inject({
    method: 'GET',
    url: '/moi/donnees/copie',
    headers: { host: world.host, cookie },
  });
  assert.equal(answer.statusCode, 303);
  assert.match(String(answer.headers.location), /^\/connexion\/confirmer|\/connexion\/confirmer\?/);
});
