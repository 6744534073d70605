import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '#config';
import { openHouse } from '#house';
import { openLog } from '#kernel/log';
import { keepersAmong, mergePeople } from '#modules/privacy';
import { openWorld } from '../support/world.ts';
import { everyColumn } from './every-row.ts';
import { everyKeyToPeople, leaveTraces } from './every-trace.ts';

const world = await openWorld();
const { pool, db } = world;
const keepers = keepersAmong(openHouse({ config: readConfig({ PREAU_LOG: 'silent' }) }));
const ctx = { db, log: openLog('silent'), keepers };

/** Léa, with words that nobody else has; her brother has her family name, her address and her teacher. */
const words = {
  givenName: 'Zébulonne',
  email: 'zebulonne@essai.example',
  ine: '998877665ZZ',
  siecleId: '77665544332',
  jointure: '9988776655',
  login: 'zebulonne.effacee',
};

const ids = await settle();

test('an erased person is found in no column of any table', async () => {
  const before = await lookEverywhere();
  assert.ok(before.found.length >= 30, before.found.join(', '));
  const keys = await everyKeyToPeople(pool);
  const untried = keys.filter((key) => !before.found.includes(key));
  assert.deepEqual(untried, [], 'keys to people without a row in this test: see every-trace.ts');
  const cookie = await world.cookieOf('admin.region');
  const [lines, brother] = [await everyRow(), await copyOf(ids.brother)];

  const answer = await erase(words.login, cookie);
  assert.equal(answer.statusCode, 200, answer.body);

  const after = await lookEverywhere();
  console.log(
    `looked at ${after.columns} columns of ${after.tables} tables: ${before.found.length} spoke of the person, ${after.found.length} do`,
  );
  assert.deepEqual(after.found, []);
  assert.ok(after.tables >= 40 && after.columns >= 250);
  assert.equal(await copyOf(ids.brother), brother, 'the brother’s copy is what it was');
  await nobodyElseChanged(lines);
});

test('an erasure is for the administrators of the whole platform, and not of the last of them', async () => {
  for (const login of ['admin.tilleuls', 'karim.benali', 'claire.martin']) {
    const answer = await erase('hugo.martin', await world.cookieOf(login));
    assert.equal(answer.statusCode, 403, answer.body);
  }
  await pool.query(`delete from directory.power where structure_id is null and person_id <> $1`, [
    await world.personOf('admin.region'),
  ]);
  const cookie = await world.cookieOf('admin.region');
  const last = await erase('admin.region', cookie);
  assert.deepEqual([last.statusCode, last.json().code], [409, 'privacy.last-administrator']);
  assert.equal((await erase('nobody.here', cookie)).statusCode, 404);
});

/** The ids and words that stand for the person, in any writing. Pseudonyms of traces stay: their key is one of these. */
async function marks(): Promise<string[]> {
  return [...Object.values(words), ...ids.all].map((word) => plain(word));
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

/** In which columns a mark of the person is found, whatever their type; how many were looked at. */
async function lookEverywhere() {
  const columns = await everyColumn(pool);
  const byTable = Map.groupBy(columns, ({ table }) => table);
  const sought = await marks();
  const found: string[] = [];
  for (const [table, its] of byTable) {
    const each = its.map(
      ({ column }, i) =>
        `coalesce(bool_or(exists (select from unnest($1::text[]) m where strpos(lower(unaccent(t."${column}"::text)), m) > 0)), false) as c${i}`,
    );
    const { rows } = await pool.query(`select ${each.join(', ')} from ${table} t`, [sought]);
    its.forEach(({ column }, i) => {
      if (rows[0][`c${i}`]) found.push(`${table}.${column}`);
    });
  }
  return { found, tables: byTable.size, columns: columns.length };
}

async function everyRow(): Promise<Set<string>> {
  const lines = new Set<string>();
  for (const table of new Set((await everyColumn(pool)).map(({ table }) => table))) {
    const { rows } = await pool.query<{ line: string }>(
      `select '${table} ' || to_jsonb(t)::text as line from ${table} t`,
    );
    for (const { line } of rows) lines.add(line);
  }
  return lines;
}

/** Every row that is gone spoke of the person; every row that is new is one of those, without them, or the trace. */
async function nobodyElseChanged(before: Set<string>): Promise<void> {
  const after = await everyRow();
  const sought = await marks();
  const speaks = (line: string) => sought.some((mark) => plain(line).includes(mark));
  const gone = [...before].filter((line) => !after.has(line));
  const silent = gone.filter((line) => !speaks(line) && !cascaded.test(line));
  assert.ok(gone.length > 30);
  assert.deepEqual(silent, []);
  const tables = [...after].filter((line) => !before.has(line)).map((line) => line.split(' ')[0]);
  assert.deepEqual(
    [...new Set(tables)].filter((table) => !rewritten.has(String(table))),
    [],
  );
}

/** Rows that hang on rows of the person, and do not name them; and the queue, which notes when it was touched. */
const cascaded =
  /^(identity\.(session_key|handoff|failure_level) |directory\.source_record |kernel\.blob )/;

/** Where a row stays without the person in it; and the trace of the erasure itself. */
const rewritten = new Set([
  'directory.feed',
  'directory.feed_change',
  'directory.custody_restriction',
  'directory.departure',
  'directory.duplicate',
  'directory.group_inclusion',
  'directory.group_member',
  'directory.opened_field',
  'directory.people_group',
  'directory.power',
  'directory.regroup',
  'directory.stay',
  'directory.tutoring',
  'directory.unlisted',
  'identity.account_act',
  'identity.account_lock',
  'identity.activation_code',
  'identity.client',
  'identity.evidence',
  'identity.known_network',
  'identity.mode',
  'identity.suspension',
  'identity.young_secret',
  'ldap.sent_entry',
  'privacy.erasure',
  'privacy.merge',
  'sso.charter',
  'sso.restriction',
  'kernel.event',
  'kernel.delivery',
  'kernel.dead_letter',
  'kernel.setting',
  'kernel.blob',
  'kernel.act',
  'kernel.pseudonym',
  'graphile_worker._private_jobs',
]);

const copyOf = async (personId: string) => {
  const parts = [];
  for (const { exportPerson } of keepers) parts.push(await exportPerson(ctx, personId));
  return JSON.stringify(parts);
};

const erase = (login: string, cookie: string) =>
  world.app.inject({
    method: 'POST',
    url: '/api/privacy/erasures',
    headers: {
      host: world.host,
      cookie,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ login }),
  });

/** Dresses Léa in her words, has her live a little: sessions, a merge into her, traces wherever ids are kept. */
async function settle() {
  const [person, brother] = [
    await world.personOf('lea.martin'),
    await world.personOf('hugo.martin'),
  ];
  const { rows: twins } = await pool.query<{ login: string; person_id: string; id: string }>(
    `select a.login, a.person_id, a.id from identity.account a
     join directory.membership m on m.person_id = a.person_id and m.kind = 'profile' and m.code = 'TUT'
     where a.login !~ 'martin' order by a.login limit 1`,
  );
  const twin = twins[0];
  assert.ok(twin);
  await world.cookieOf(twin.login);
  await mergePeople(ctx, { from: twin.login, into: 'lea.martin', reason: 'essai' });
  await pool.query(
    `update directory.person set given_name = $2, email = $3, ine = $4, siecle_id = $5 where id = $1`,
    [person, words.givenName, words.email, words.ine, words.siecleId],
  );
  const { rows: known } = await pool.query<{ jointure: string; source: string }>(
    `select jointure, source from directory.person_jointure where person_id = $1 and type = 'Eleve'`,
    [person],
  );
  await pool.query(
    `update directory.person_jointure set jointure = $2 where jointure = $1 and person_id = $3`,
    [known[0]?.jointure, words.jointure, person],
  );
  await pool.query(`update directory.source_record set id = $2 where id = $1 and type = 'Eleve'`, [
    known[0]?.jointure,
    words.jointure,
  ]);
  await pool.query(
    `update directory.feed set report = jsonb_set(report, '{refused}', jsonb_build_array(
       jsonb_build_object('file', 'a.xml', 'line', 1, 'id', $1::text, 'reason', 'essai'),
       jsonb_build_object('file', 'a.xml', 'line', 2, 'id', '1', 'reason', 'essai'))) where source = $2`,
    [words.jointure, known[0]?.source],
  );
  await pool.query(`update identity.account set login = $2 where login = $1`, [
    'lea.martin',
    words.login,
  ]);
  await world.cookieOf(words.login);
  await leaveTraces(pool, { person, other: await world.personOf('thomas.martin') });
  const { rows: sessions } = await pool.query<{ id: string }>(
    `select s.id from identity.session s join identity.account a on a.id = s.account_id where a.person_id = $1
     union select id from identity.account where person_id = $1`,
    [person],
  );
  return {
    brother,
    all: [person, twin.person_id, twin.id, twin.login, ...sessions.map(({ id }) => id)],
  };
}
