import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { openLog } from '#kernel/log';
import { directory } from '../src/modules/directory/module.ts';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const { pool } = world;
const lea = await world.personOf('lea.martin');
const claire = await world.personOf('claire.martin');

beforeEach(() => pool.query('delete from directory.custody_restriction'));

async function ask(login: string, method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) {
  const { statusCode, json } = await world.app.inject({
    method,
    url,
    headers: {
      host: world.host,
      cookie: await world.cookieOf(login),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: statusCode, reply: json() };
}

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date());
const dayFrom = (days: number) =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

const restrict = (more: object = {}, login = 'karim.benali') =>
  ask(login, 'POST', '/api/directory/custody-restrictions', {
    ...{ pupilId: lea, responsableId: claire, from: today, until: null, reason: 'jugement' },
    ...more,
  });
const lift = (id: string, login = 'karim.benali') =>
  ask(login, 'DELETE', `/api/directory/custody-restrictions/${id}`);

/** What Claire is told of her children, wherever a house could tell her. */
async function toldToClaire() {
  const { reply } = await ask('claire.martin', 'GET', '/api/portal/today');
  const widget = reply.widgets.find(
    ({ name }: { name: string }) => name === 'directory.my-children',
  );
  const children = widget.content.children.map(
    ({ pupil }: { pupil: { givenName: string } }) => pupil.givenName,
  );
  const me = await ask('claire.martin', 'GET', '/api/identity/session');
  const groups = await pool.query(
    `select m.label from directory.membership m join directory.structure_card s using (structure_id)
     where m.person_id = $1 order by s.name, m.kind, m.label`,
    [claire],
  );
  const sight = await pool.query(
    `select from directory.sight where viewer_id = $1 and subject_id = $2`,
    [claire, lea],
  );
  return {
    children,
    schools: me.reply.hats.map(({ structureName }: { structureName: string }) => structureName),
    groups: groups.rows.map(({ label }) => label),
    seesLea: sight.rowCount !== 0,
  };
}

const everything = {
  children: ['Hugo', 'Léa'],
  schools: ['Collège des Tilleuls', 'Lycée des Trois-Rivières'],
  groups: [
    'Parents et responsables',
    'Responsables de 5eB',
    'Parents et responsables',
    'Responsables de 2de 3',
  ],
  seesLea: true,
};
const withoutLea = {
  children: ['Hugo'],
  schools: ['Lycée des Trois-Rivières'],
  groups: ['Parents et responsables', 'Responsables de 2de 3'],
  seesLea: false,
};

test('a restriction takes a child away from a responsable at once, everywhere, and gives them back when it ends', async () => {
  assert.deepEqual(await toldToClaire(), everything);
  const { status, reply } = await restrict();
  assert.equal(status, 200);
  assert.deepEqual(await toldToClaire(), withoutLea);
  assert.equal((await lift(reply.id)).status, 200);
  assert.deepEqual(await toldToClaire(), everything);
  assert.equal((await lift(reply.id)).status, 404, 'it has ended');
});

test('it holds from its first day to its last, and not on the day after', async () => {
  await restrict({ from: dayFrom(1) });
  assert.deepEqual(await toldToClaire(), everything, 'from tomorrow on');
  await pool.query('update directory.custody_restriction set valid_from = valid_from - 1');
  assert.deepEqual(await toldToClaire(), withoutLea);
  await pool.query('update directory.custody_restriction set valid_to = $1', [dayFrom(1)]);
  assert.deepEqual(await toldToClaire(), withoutLea, 'its last day');
  await pool.query(
    'update directory.custody_restriction set valid_from = valid_from - 5, valid_to = $1',
    [today],
  );
  assert.deepEqual(await toldToClaire(), everything, 'the day after');
});

test('the copy of their data does not say where the child is at school, and says that there is a restriction', async () => {
  const copy = async () => {
    const { facts } = await directory.exportPerson(
      { db: world.db, log: openLog('silent') },
      claire,
    );
    const { groups, restrictions } = facts as {
      groups: { structure: string }[];
      restrictions: { as: string }[];
    };
    return [new Set(groups.map(({ structure }) => structure)).size, restrictions.length];
  };
  assert.deepEqual(await copy(), [2, 0]);
  await restrict();
  assert.deepEqual(await copy(), [1, 1]);
});

test('the other responsable keeps the child, and the school goes on seeing both', async () => {
  const { rows } = await pool.query(
    `select count(*)::int as n from directory.membership m where m.kind = 'responsables' and m.code = '5eB'
       and m.structure_id = (select id from directory.structure where name = 'Collège des Tilleuls')`,
  );
  await restrict();
  const after = await pool.query(
    `select count(*)::int as n from directory.membership m where m.kind = 'responsables' and m.code = '5eB'
       and m.structure_id = (select id from directory.structure where name = 'Collège des Tilleuls')`,
  );
  assert.equal(after.rows[0].n, rows[0].n - 1);
  const karim = await world.personOf('karim.benali');
  const seen = await pool.query(
    `select distinct because from directory.sight where viewer_id = $1 and subject_id = $2`,
    [karim, claire],
  );
  assert.deepEqual(seen.rows, [{ because: 'my-school' }]);
});

test('a head finds a pupil by a few letters without accents, with their responsables', async () => {
  const { reply } = await ask('karim.benali', 'GET', '/api/directory/custody-restrictions');
  const [place] = reply.places;
  assert.deepEqual(
    [reply.places.length, place.name, place.today],
    [1, 'Collège des Tilleuls', today],
  );
  const found = async (name: string, login = 'karim.benali') =>
    ask(
      login,
      'GET',
      `/api/directory/structures/${place.id}/pupils-to-protect?name=${encodeURIComponent(name)}`,
    );
  const { pupils } = (await found('mart LEA')).reply;
  const [pupil] = pupils.filter(({ id }: { id: string }) => id === lea);
  assert.equal(pupil.division, '5eB');
  assert.ok(pupil.responsables.some(({ id }: { id: string }) => id === claire));
  assert.deepEqual((await found('hugo martin')).reply.pupils, [], 'he is at the lycée');
  assert.deepEqual((await found('%%')).reply.pupils, []);
  assert.equal((await found('m')).status, 400);
  const central = (await found('martin', 'admin.region')).reply.pupils;
  assert.ok(
    central.some(({ id }: { id: string }) => id === lea),
    'the central administrator too',
  );
  const many = (await found('ma')).reply;
  assert.ok(many.pupils.length <= 20);
});

test('the list says who, of whom, from when to when and why; what has ended is gone', async () => {
  const { reply } = await restrict({ until: dayFrom(30), reason: 'protection' });
  const list = async () =>
    (await ask('karim.benali', 'GET', '/api/directory/custody-restrictions')).reply.restrictions;
  const [restriction] = await list();
  assert.deepEqual(restriction, {
    id: reply.id,
    pupil: { id: lea, givenName: 'Léa', familyName: 'Martin' },
    structures: ['Collège des Tilleuls'],
    responsable: { id: claire, givenName: 'Claire', familyName: 'Martin', lien: 'mère' },
    ...{ from: today, until: dayFrom(30), reason: 'protection' },
    ...{ isToCome: false, notedBy: 'Karim Benali' },
  });
  await lift(reply.id);
  assert.deepEqual(await list(), []);
});

test('what makes no sense is refused, and nothing is noted', async () => {
  const hugo = (
    await pool.query(
      `select subject_id from directory.sight where viewer_id = $1 and because = 'my-child' and subject_id <> $2`,
      [claire, lea],
    )
  ).rows[0].subject_id;
  const refused = async (more: object, login?: string) => {
    const { status, reply } = await restrict(more, login);
    return [status, reply.code];
  };
  assert.deepEqual(await refused({ responsableId: lea }), [404, 'directory.not-their-responsable']);
  assert.deepEqual(await refused({ pupilId: hugo }), [404, 'directory.no-such-pupil']);
  assert.deepEqual(await refused({ pupilId: claire }), [404, 'directory.no-such-pupil']);
  assert.deepEqual(await refused({ until: dayFrom(-1) }), [400, 'directory.restriction-is-over']);
  assert.equal((await refused({ reason: 'parce que' }))[0], 400);
  assert.equal((await refused({ from: '2026-02-30' }))[0], 400);
  assert.deepEqual(await refused({}, 'admin.tilleuls'), [404, 'directory.no-such-pupil']);
  assert.equal((await pool.query('select from directory.custody_restriction')).rowCount, 0);
  await restrict({ from: dayFrom(10), until: dayFrom(20) });
  assert.deepEqual(await refused({ until: dayFrom(10) }), [409, 'directory.already-restricted']);
  assert.equal((await restrict({ until: dayFrom(9) })).status, 200, 'the days before are free');
});

test('what ended more than ninety days ago is erased, and nothing else', async () => {
  for (const [from, to] of [
    [-200, -91],
    [-200, -90],
    [-200, null],
  ] as const)
    await pool.query(
      `insert into directory.custody_restriction (pupil_id, responsable_id, valid_from, valid_to, reason_code)
       values ($1, $2, $3, $4, 'autre')`,
      [lea, claire, dayFrom(from), to === null ? null : dayFrom(to)],
    );
  const errand = { db: world.db, log: openLog('silent') };
  await directory.schedules?.find(({ name }) => name === 'erase-old-restrictions')?.do(errand);
  const { rows } = await pool.query(
    'select valid_to from directory.custody_restriction order by valid_to nulls last',
  );
  assert.deepEqual(rows, [{ valid_to: dayFrom(-90) }, { valid_to: null }]);
});

test('nobody notes or ends one in their own family', async () => {
  const karim = await world.personOf('karim.benali');
  await pool.query(
    `insert into directory.responsibility (pupil_id, responsable_id, source, lien, niveau_responsabilite, valid_from)
     values ($1, $2, 'test', '20', 1, '2026-09-01')`,
    [lea, karim],
  );
  try {
    assert.equal((await restrict()).reply.code, 'directory.own-family');
    const { reply, status } = await restrict({}, 'admin.region');
    assert.equal(status, 200, 'the central administrator does it');
    assert.equal((await lift(reply.id)).reply.code, 'directory.own-family');
  } finally {
    await pool.query(`delete from directory.responsibility where source = 'test'`);
  }
});

test('who noted and who ended it leaves a trace, in the transaction, that names neither child nor reason', async () => {
  await pool.query('truncate kernel.act cascade');
  const { reply } = await restrict();
  await lift(reply.id);
  const { rows } = await pool.query(
    `select verb, outcome, object_kind from kernel.act where verb like 'directory.%' order by verb`,
  );
  assert.deepEqual(rows, [
    { verb: 'directory.lift-restriction', outcome: 'done', object_kind: 'custody-restriction' },
    { verb: 'directory.restrict-custody', outcome: 'done', object_kind: 'custody-restriction' },
  ]);
  const events = await pool.query(
    `select payload from kernel.event where name = 'directory.custody-changed'`,
  );
  assert.deepEqual(events.rows.at(-1)?.payload, { pupilId: lea, responsableId: claire });
});
