import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDoors, password } from '../testing.ts';
import { browserOf } from '../testing-browser.ts';
import { enterClass } from './commands/enter-class.ts';
import { readPictures } from './pictures.ts';

const doors = await openTestDoors();
const { knock, run, clock, ids } = doors;
const HERE = 'https://identite.example';
const NAME = '__Host-preau';

/** An école, its CP with two children, taught by Ada; Bruno teaches elsewhere. */
const [place] = await run<{ cp: string; ce: string }>(`
  with ecole as (insert into directory.structure (uai, name, kind) values ('0370001A', 'École des Lilas', 'ecole') returning id),
    cp as (insert into directory.people_group (structure_id, kind, code, label, source, valid_from)
      select id, 'division', 'CP', 'CP', 'test', '2026-09-01' from ecole returning id),
    ce as (insert into directory.people_group (structure_id, kind, code, label, source, valid_from)
      values ('${ids.college}', 'division', '6A', '6A', 'test', '2026-09-01') returning id),
    eleves as (insert into directory.people_group (structure_id, kind, code, label, source, valid_from)
      select id, 'profile', 'ELV', 'ELV', 'test', '2026-09-01' from ecole returning id),
    enseignants as (insert into directory.people_group (structure_id, kind, code, label, source, valid_from)
      select id, 'profile', 'ENS', 'ENS', 'test', '2026-09-01' from ecole returning id),
    taught as (insert into directory.teaching (person_id, group_id, matiere, source, valid_from)
      select a.person_id, cp.id, 'ECOLE', 'test', '2026-09-01'::date from identity.account a, cp where a.login = 'ada.alpha'
      union all select a.person_id, ce.id, 'MATHS', 'test', '2026-09-01'::date from identity.account a, ce where a.login = 'ada.alpha'),
    works as (insert into directory.group_member (group_id, person_id, source, valid_from)
      select enseignants.id, a.person_id, 'test', '2026-09-01' from enseignants, identity.account a where a.login = 'ada.alpha'),
    child as (insert into directory.person (given_name, family_name) values ('Zoé', 'Petite'), ('Tom', 'Petit') returning id, given_name, family_name),
    there as (insert into directory.group_member (group_id, person_id, source, valid_from)
      select g.id, child.id, 'test', '2026-09-01' from child, (select id from cp union all select id from eleves) g),
    accounts as (insert into identity.account (person_id, login)
      select id, identity.login_part(given_name) || '.' || identity.login_part(family_name) from child)
  select cp.id as cp, ce.id as ce from cp, ce`);
const cp = String(place?.cp);

const adult = async (login: string) => {
  const browser = browserOf(knock);
  await browser.send(`${HERE}/connexion`, { login, password });
  return browser;
};
const accountOf = async (login: string) =>
  String(
    (await run<{ id: string }>('select id from identity.account where login = $1', [login]))[0]?.id,
  );
const names: Record<string, string> = { vélo: 'velo' };
/** The pictures of each card of the page, and where its badge leads. */
const cardsIn = (page: string) =>
  page
    .split('class="young-card"')
    .slice(1)
    .map((card) =>
      [...card.matchAll(/<\/svg> ([a-zé]+)<\/li>/g)].map(([, word = '']) => names[word] ?? word),
    );

/** A device that Ada opened for her class, signed out of; and the pictures of both children. */
async function deviceOfTheClass() {
  await run('delete from identity.young_secret; delete from identity.class_device');
  const browser = await adult('ada.alpha');
  const cards = await browser.send(`${HERE}/classe/appareils/cartes`, { classe: cp });
  assert.equal(cards.statusCode, 200, cards.body);
  // By family name: Petit before Petite.
  const [tom = [], zoe = []] = cardsIn(cards.body);
  const opened = await browser.send(`${HERE}/classe/appareils/ouvrir`, {
    classe: cp,
    heures: '6',
    nom: 'Tablette',
  });
  assert.match(opened.body, /Appareils ouverts/);
  await browser.send(`${HERE}/deconnexion`, {});
  return { browser, tom, zoe };
}
const touch = (browser: Awaited<ReturnType<typeof adult>>, eleve: string, chosen: string[]) =>
  browser.send(`${HERE}/classe`, {
    eleve,
    suite: chosen.slice(0, 3).join(' '),
    image: chosen[3] ?? '',
  });

test('a child comes in with four pictures on the device of the class, as themselves and no more', async () => {
  const { browser, zoe } = await deviceOfTheClass();
  const page = await browser.go(`${HERE}/connexion`);
  assert.match(page.body, /Qui es-tu/);
  assert.match(page.body, /Zoé/);
  assert.doesNotMatch(page.body, /zoe\.petite|Petite/, 'a given name is enough');
  const id = await accountOf('zoe.petite');
  await touch(browser, id, zoe);
  assert.equal((await browser.go(`${HERE}/ici`)).body, 'zoe.petite');
  const safe = await browser.visit('GET', `${HERE}/coffre`);
  assert.match(String(safe.headers.location), /confirmer/, 'nothing that asks for a proof');
  const proof = await browser.visit('POST', `${HERE}/connexion/confirmer`, { password });
  assert.equal(proof.statusCode, 403);
  const [session] = await run<{ strength: string }>(
    `select strength from identity.session where account_id = '${id}' and ended_at is null`,
  );
  assert.equal(session?.strength, 'classroom');
});

test('three wrong tries block the child until the teacher gives other pictures, however many at once', async () => {
  const { browser, tom } = await deviceOfTheClass();
  const id = await accountOf('tom.petit');
  const wrong = tom.map((name) => (name === 'chat' ? 'lune' : 'chat'));
  const tries = await Promise.all(
    Array.from({ length: 6 }, () =>
      browser.visit('POST', `${HERE}/classe`, {
        eleve: id,
        suite: wrong.slice(0, 3).join(' '),
        image: wrong[3] ?? '',
      }),
    ),
  );
  assert.deepEqual(
    tries.map(({ statusCode }) => statusCode).sort(),
    [401, 401, 401, 403, 403, 403],
  );
  assert.match((await touch(browser, id, tom)).body, /Demande de l’aide/);
  const teacher = await adult('ada.alpha');
  assert.match((await teacher.go(`${HERE}/classe/appareils`)).body, /bloqué après trois essais/);
  const renewed = await teacher.send(`${HERE}/classe/appareils/cartes`, { classe: cp, eleve: id });
  const [card = []] = cardsIn(renewed.body);
  assert.equal(cardsIn(renewed.body).length, 1);
  await touch(browser, id, card);
  assert.equal((await browser.go(`${HERE}/ici`)).body, 'tom.petit');
});

test('elsewhere than on an open device the pictures open nothing, and nobody is shown', async () => {
  const { zoe } = await deviceOfTheClass();
  const stranger = browserOf(knock);
  assert.match((await stranger.go(`${HERE}/classe`)).body, /<h1>Se connecter<\/h1>/);
  await touch(stranger, await accountOf('zoe.petite'), zoe);
  assert.notEqual((await stranger.go(`${HERE}/ici`)).body, 'zoe.petite');
});

test('a device ends with its hours, and when it is closed; its sessions with it', async () => {
  const { browser, zoe } = await deviceOfTheClass();
  const id = await accountOf('zoe.petite');
  await touch(browser, id, zoe);
  const teacher = await adult('ada.alpha');
  const [device] = await run<{ id: string }>(
    'select id from identity.class_device where closed_at is null',
  );
  const bruno = await adult('bruno.beta');
  const notHis = await bruno.send(`${HERE}/classe/appareils/fermer`, {
    appareil: String(device?.id),
  });
  assert.equal(notHis.statusCode, 404);
  await teacher.send(`${HERE}/classe/appareils/fermer`, { appareil: String(device?.id) });
  assert.notEqual((await browser.go(`${HERE}/ici`)).body, 'zoe.petite');
  assert.match((await browser.go(`${HERE}/classe`)).body, /<h1>Se connecter<\/h1>/);
  const second = await deviceOfTheClass();
  clock.pass(6 * 60 + 1);
  assert.match((await second.browser.go(`${HERE}/classe`)).body, /<h1>Se connecter<\/h1>/);
});

test('a session of the class ends with the device, before its own eight hours', async () => {
  const { browser, zoe } = await deviceOfTheClass();
  clock.pass(5 * 60);
  await touch(browser, await accountOf('zoe.petite'), zoe);
  assert.equal((await browser.go(`${HERE}/ici`)).body, 'zoe.petite');
  clock.pass(61);
  assert.notEqual((await browser.go(`${HERE}/ici`)).body, 'zoe.petite');
});

test('a class of a collège signs in so only where its head allowed it; who does not teach it never opens it', async () => {
  const teacher = await adult('ada.alpha');
  const refused = await teacher.send(`${HERE}/classe/appareils/ouvrir`, {
    classe: String(place?.ce),
  });
  assert.equal(refused.statusCode, 404);
  const stranger = await adult('chloe.gamma');
  for (const act of ['ouvrir', 'cartes'])
    assert.equal(
      (await stranger.send(`${HERE}/classe/appareils/${act}`, { classe: cp })).statusCode,
      404,
    );
});

test('a child of another class, or with a second factor, does not come in so', async () => {
  const { browser, zoe } = await deviceOfTheClass();
  const other = await accountOf('bruno.beta');
  assert.match((await touch(browser, other, zoe)).body, /Qui es-tu/);
  const id = await accountOf('zoe.petite');
  await run(
    `insert into identity.factor (account_id, kind, name, added_at, sealed_secret) values ($1, 'totp', 'x', now(), 'y')`,
    [id],
  );
  const tried = await touch(browser, id, zoe);
  assert.equal(tried.statusCode, 401);
  assert.equal(browser.jars.get('identite.example')?.[NAME], undefined);
  await run('delete from identity.factor');
});

test('what is kept is neither the pictures nor the badge', async () => {
  await deviceOfTheClass();
  const rows = await run<{ pictures: Buffer; badge: Buffer }>(
    'select pictures_hash as pictures, badge_hash as badge from identity.young_secret',
  );
  assert.equal(rows.length, 2);
  for (const { pictures, badge } of rows)
    assert.deepEqual([pictures.length, badge.length], [32, 32]);
});

test('a child who touches the last picture while the device is being closed does not come in', async () => {
  const { zoe } = await deviceOfTheClass();
  const accountId = await accountOf('zoe.petite');
  const [row] = await run<{ id: string; endsAt: Date }>(
    'select id, ends_at as "endsAt" from identity.class_device where closed_at is null',
  );
  const device = {
    id: String(row?.id),
    groupId: cp,
    label: 'CP',
    endsAt: row?.endsAt ?? clock.now(),
  };
  await run('update identity.class_device set closed_at = now()');
  const caller = { host: 'identite.example', ip: '192.0.2.1', agent: 'x', brandKey: 'alpha' };
  const child = { accountId, login: 'zoe.petite', givenName: 'Zoé', familyName: 'Petite' };
  await assert.rejects(
    enterClass(doors, doors.seal, { device, child }, readPictures(zoe.join(' ')), {
      ...caller,
      formerToken: undefined,
    }),
    { code: 'identity.no-such-class' },
  );
});
