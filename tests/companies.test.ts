import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import fc from 'fast-check';
import { isSiret } from '#contracts/directory';
import { openLog } from '#kernel/log';
import { openAccounts } from '#modules/identity';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const { pool } = world;
const lea = await world.personOf('lea.martin');
const { rows } = await pool.query(
  `select id from directory.structure where name = 'Collège des Tilleuls'`,
);
const tilleuls = String(rows[0].id);
const others = await pool.query(
  `select m.person_id from directory.membership m where m.structure_id = $1 and m.kind = 'profile' and m.code = 'ELV'
     and m.person_id <> $2 order by 1 limit 1`,
  [tilleuls, lea],
);
const other = String(others.rows[0].person_id);

beforeEach(() =>
  pool.query(
    `delete from directory.tutoring; delete from directory.person where given_name in ('Zélie', 'ZELIE')`,
  ),
);

async function ask(login: string, method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) {
  const { statusCode, json } = await world.app.inject({
    method,
    url,
    headers: {
      host: world.host,
      cookie: await world.cookieOf(login),
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: statusCode, reply: json() };
}

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date());
const dayFrom = (days: number) =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

const bakery = {
  siret: '732 829 320 00074',
  name: 'Boulangerie Aubert',
  postalCode: '18000',
  city: 'Bourges',
};
const follow = (more: object = {}, login = 'karim.benali') =>
  ask(login, 'POST', '/api/directory/tutorings', {
    ...{ structureId: tilleuls, pupilId: lea, kind: 'stage', from: today, until: dayFrom(30) },
    company: bakery,
    tutor: {
      civility: 'Mme',
      givenName: 'Zélie',
      familyName: 'Aubert',
      email: 'zelie@aubert.example',
      phone: '',
    },
    ...more,
  });

/** The login of the tutor, once accounts are opened. */
async function tutorLogin() {
  await openAccounts({ db: world.db, log: openLog('silent') });
  const found = await pool.query(
    `select a.login, a.person_id from identity.account a join directory.person p on p.id = a.person_id
     where p.given_name = 'Zélie'`,
  );
  assert.equal(found.rowCount, 1);
  return { login: String(found.rows[0].login), id: String(found.rows[0].person_id) };
}

const widgetOf = async (login: string, name: string) =>
  (await ask(login, 'GET', '/api/portal/today')).reply.widgets.find(
    (widget: { name: string }) => widget.name === name,
  )?.content;
const seen = async (login: string, id: string) =>
  (await ask(login, 'GET', `/api/directory/people/${id}`)).status;

test('a tutor has an account, sees the pupils they follow, their school and class, and nobody else', async () => {
  assert.equal((await follow()).status, 200);
  const { login } = await tutorLogin();
  const { apprentices } = await widgetOf(login, 'directory.my-apprentices');
  assert.deepEqual(
    apprentices.map((one: { pupil: object; structure: { name: string } }) => [
      one.pupil,
      one.structure.name,
    ]),
    [
      [
        { id: lea, givenName: 'Léa', familyName: 'Martin', division: '5eB' },
        'Collège des Tilleuls',
      ],
    ],
  );
  assert.equal(await seen(login, lea), 200);
  assert.equal(await seen(login, other), 404);
  assert.equal(await seen(login, await world.personOf('sophie.dupuis')), 404);
  const session = await ask(login, 'GET', '/api/identity/session');
  assert.deepEqual(
    session.reply.hats.map((hat: { structureName: string; profile: string }) => [
      hat.structureName,
      hat.profile,
    ]),
    [['Boulangerie Aubert', 'TUE']],
  );
});

test('the pupil and the staff of the school know the tutor; families and other pupils do not', async () => {
  await follow();
  const { id } = await tutorLogin();
  const { tutors } = await widgetOf('lea.martin', 'directory.my-tutors');
  assert.equal(tutors[0].tutor.displayName, 'Zélie Aubert');
  assert.equal(tutors[0].company.name, 'Boulangerie Aubert');
  for (const login of ['lea.martin', 'karim.benali', 'sophie.dupuis', 'nadia.roux'])
    assert.equal(await seen(login, id), 200, login);
  assert.equal(await seen('claire.martin', id), 404);
  const { reply } = await ask('karim.benali', 'GET', '/api/directory/tutorings');
  assert.equal(reply.tutorings[0].tutor.email, 'zelie@aubert.example');
});

test('when it ends the tutor sees the pupil no more, at once, and goes', async () => {
  const { reply } = await follow();
  const { login, id } = await tutorLogin();
  assert.equal(
    (await ask('karim.benali', 'DELETE', `/api/directory/tutorings/${reply.id}`)).status,
    200,
  );
  assert.equal(await seen(login, lea), 404);
  assert.equal(await seen('karim.benali', id), 404);
  const { hats } = (await ask(login, 'GET', '/api/identity/session')).reply;
  assert.deepEqual(hats, []);
  const again = await ask('karim.benali', 'DELETE', `/api/directory/tutorings/${reply.id}`);
  assert.equal(again.status, 404);
});

test('one tutor of one company is one person, however many they follow and however the name is typed', async () => {
  await follow();
  const second = await follow({
    pupilId: other,
    tutor: {
      civility: '',
      givenName: 'ZELIE',
      familyName: 'aubert',
      email: '',
      phone: '0248000000',
    },
  });
  assert.equal(second.status, 200);
  const { login } = await tutorLogin();
  assert.equal((await widgetOf(login, 'directory.my-apprentices')).apprentices.length, 2);
  assert.equal((await follow()).status, 409);
});

/** The same tutor, noted by another school too. */
async function inAnotherSchool() {
  const { rows } = await pool.query(
    `select m.person_id, m.structure_id from directory.membership m join directory.structure s on s.id = m.structure_id
     where s.name = 'Lycée des Trois-Rivières' and m.kind = 'profile' and m.code = 'ELV' order by 1 limit 1`,
  );
  const [{ person_id: pupilId, structure_id: structureId }] = rows;
  return { pupilId, structureId };
}

test('the head gives a code to the tutor of a pupil, from the day they are noted; not when another school counts on them', async () => {
  await follow({ from: dayFrom(3) });
  const { login, id } = await tutorLogin();
  const place = `structureId=${tilleuls}&profile=TUE`;
  const listed = async (who: string) =>
    ((await ask(who, 'GET', `/api/identity/accounts?${place}`)).reply.accounts ?? []).map(
      (one: { login: string }) => one.login,
    );
  assert.deepEqual(await listed('karim.benali'), [login]);
  assert.deepEqual(await listed('sophie.dupuis'), []);
  const planned = async () =>
    (
      await ask('karim.benali', 'POST', '/api/identity/account-plans', {
        ...{ verb: 'reset', who: { by: 'logins', text: login } },
      })
    ).reply;
  const { leftOut, count } = await planned();
  assert.deepEqual([leftOut, count], [[], 1], JSON.stringify(await planned()));

  const there = await inAnotherSchool();
  const second = await follow(
    {
      ...there,
      tutor: {
        civility: '',
        givenName: 'Zélie',
        familyName: 'Aubert',
        email: 'thief@a.example',
        phone: '',
      },
    },
    'admin.region',
  );
  assert.equal(second.status, 200, JSON.stringify(second.reply));
  assert.deepEqual(await listed('karim.benali'), []);
  assert.equal((await planned()).count, 0);
  const { rows } = await pool.query('select email from directory.person where id = $1', [id]);
  assert.deepEqual(rows, [{ email: 'zelie@aubert.example' }], 'a mail address opens an account');
});

test('only days that make sense, a true SIRET, and a pupil of the school', async () => {
  for (const days of [
    { from: today, until: dayFrom(-1) },
    { from: dayFrom(-9), until: dayFrom(-1) },
    { from: today, until: dayFrom(365 * 5) },
  ])
    assert.equal((await follow(days)).reply.code, 'directory.tutoring-days');
  const wrong = await follow({ company: { ...bakery, siret: '73282932000075' } });
  assert.equal(wrong.reply.code, 'directory.not-a-siret');
  const outside = await world.personOf('claire.martin');
  assert.equal((await follow({ pupilId: outside })).reply.code, 'directory.no-such-apprentice');
});

test('a follow-up to come shows nothing before its first day', async () => {
  assert.equal((await follow({ from: dayFrom(3) })).status, 200);
  assert.deepEqual((await widgetOf('lea.martin', 'directory.my-tutors')).tutors, []);
  const { reply } = await ask('karim.benali', 'GET', '/api/directory/tutorings');
  assert.equal(reply.tutorings[0].isToCome, true);
});

test('of any SIRET, one digit typed wrong is found out; the offices of La Poste have their own key', () => {
  assert.ok(isSiret('35600000049837'), 'an office of La Poste');
  const body = fc.stringMatching(/^[1-9][0-9]{12}$/);
  fc.assert(
    fc.property(body, fc.nat(13), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
      fc.pre(!digits.startsWith('356000000'));
      const siret = [...'0123456789'].map((key) => digits + key).find(isSiret);
      assert.ok(siret);
      const wrong = `${siret.slice(0, at)}${(Number(siret[at]) + shift) % 10}${siret.slice(at + 1)}`;
      assert.equal(wrong.startsWith('356000000') || !isSiret(wrong), true);
    }),
  );
  assert.equal(isSiret('7328293200007'), false);
});
