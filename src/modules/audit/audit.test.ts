import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { note, noteRefused } from '#kernel/acts';
import { connect, together } from '#kernel/db';
import { openLog } from '#kernel/log';
import { testDatabase } from '#kernel/testing';

import { forgetPerson, forgetTheGone } from './commands/forget-person.ts';
import { keepMonths } from './commands/keep-months.ts';
import { mergePeople, unmergePeople } from './commands/merge-people.ts';
import { sealActs } from './commands/seal-acts.ts';
import { actsOf } from './queries/my-acts.ts';
import { verifyChain } from './queries/verify-chain.ts';
import { sealAll } from './testing.ts';

const { db, pool, run, url } = await testDatabase();
const ctx = { db, log: openLog('silent') };
const doer = (personId: string) => ({
  ...ctx,
  asked: { id: 'KQ7F-2M9T-XB', ip: '192.0.2.7' },
  actor: {
    personId,
    hat: { structureId: randomUUID(), profile: 'ENS' },
    session: { id: randomUUID() },
  },
});

const count = async (table: string) =>
  Number((await run<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n);

test('an act is written with its doer under a pseudonym, and its network cut down', async () => {
  const me = randomUUID();
  const other = randomUUID();
  await note(doer(me), { verb: 'test.write', to: { kind: 'person', id: other } });
  await note(doer(me), { verb: 'test.write' });
  const rows = await run(`select * from kernel.act where verb = 'test.write' order by id`);
  assert.equal(rows.length, 2);
  const [first, second] = rows;
  assert.equal(first?.['network'], '192.0.2.0/24');
  assert.equal(first?.['reference'], 'KQ7F-2M9T-XB');
  assert.equal(first?.['outcome'], 'done');
  assert.equal(first?.['scope'], first?.['hat_scope']);
  assert.equal(first?.['who'], second?.['who']);
  const text = JSON.stringify(rows);
  assert.ok(!text.includes(me) && !text.includes(other) && !text.includes('192.0.2.7'));
  const keys = await run(`select pseudonym from kernel.pseudonym where person_id in ($1, $2)`, [
    me,
    other,
  ]);
  assert.deepEqual(
    keys.map((key) => key['pseudonym']).sort(),
    [first?.['who'], first?.['object_id']].sort(),
  );
});

test('an act of a transaction that is rolled back was never written', async () => {
  const before = await count('kernel.act');
  await assert.rejects(
    together(ctx, async (ctx) => {
      await note({ ...doer(randomUUID()), db: ctx.db }, { verb: 'test.undone' });
      throw new Error('no');
    }),
  );
  assert.equal(await count('kernel.act'), before);
});

test('a command line act has no person, no network and no reference', async () => {
  await note(ctx, { verb: 'test.machine', scope: null });
  await noteRefused(ctx, { verb: 'test.machine' }, 'test.no-way');
  const rows = await run(
    `select who, network, reference, session, outcome, code from kernel.act where verb = 'test.machine' order by id`,
  );
  assert.deepEqual(rows, [
    { who: null, network: null, reference: null, session: null, outcome: 'done', code: null },
    {
      who: null,
      network: null,
      reference: null,
      session: null,
      outcome: 'refused',
      code: 'test.no-way',
    },
  ]);
});

test('two first acts of the same person at the same moment agree on one pseudonym', async () => {
  const me = randomUUID();
  await Promise.all(Array.from({ length: 8 }, () => note(doer(me), { verb: 'test.rush' })));
  const rows = await run(`select distinct who from kernel.act where verb = 'test.rush'`);
  assert.equal(rows.length, 1);
});

test('a person reads what they did and what was done to them, and nothing of others', async () => {
  const [me, other] = [randomUUID(), randomUUID()];
  await note(doer(me), { verb: 'test.own' });
  await note(doer(other), { verb: 'test.to-me', to: { kind: 'person', id: me } });
  await note(doer(other), { verb: 'test.elsewhere' });
  const acts = await actsOf(ctx, me, { most: 10 });
  assert.deepEqual(
    acts.map(({ verb, isMine, profile }) => [verb, isMine, profile]),
    [
      ['test.to-me', false, null],
      ['test.own', true, 'ENS'],
    ],
  );
  const older = await actsOf(ctx, me, { most: 10, before: acts[0]?.id });
  assert.deepEqual(
    older.map(({ verb }) => verb),
    ['test.own'],
  );
});

test('an erased person leaves traces that are nobody’s, and an unbroken chain', async () => {
  const me = randomUUID();
  await note(doer(me), { verb: 'test.forgotten' });
  await sealAll(ctx);
  const before = await count('kernel.act');
  await forgetPerson(ctx, me);
  assert.equal(await count('kernel.act'), before);
  assert.deepEqual(await run('select from kernel.pseudonym where person_id = $1', [me]), []);
  assert.deepEqual(await actsOf(ctx, me, { most: 10 }), []);
  assert.deepEqual((await verifyChain(ctx)).faults, []);
});

test('the key of somebody whom the directory no longer has goes by itself; of the present it stays', async () => {
  const [present] = await run<{ id: string }>(
    `insert into directory.person (given_name, family_name) values ('Ada', 'Présente') returning id`,
  );
  const gone = randomUUID();
  await note(doer(gone), { verb: 'test.gone' });
  await note(doer(String(present?.id)), { verb: 'test.present' });
  await forgetTheGone(ctx);
  const left = await run<{ person_id: string }>('select person_id from kernel.pseudonym');
  assert.deepEqual(
    left.map(({ person_id }) => person_id),
    [present?.id],
  );
});

test('two people made one have one list of traces; parted again, each has theirs', async () => {
  const [from, into] = [randomUUID(), randomUUID()];
  await note(doer(from), { verb: 'test.from' });
  await note(doer(into), { verb: 'test.into' });
  const undo = await mergePeople(ctx, from, into);
  await note(doer(into), { verb: 'test.after' });
  const verbs = async (who: string) =>
    (await actsOf(ctx, who, { most: 10 })).map(({ verb }) => verb);
  assert.deepEqual(await verbs(into), ['test.after', 'test.into', 'test.from']);
  await unmergePeople(ctx, JSON.parse(JSON.stringify(undo)));
  assert.deepEqual(await verbs(from), ['test.from']);
  assert.deepEqual(await verbs(into), ['test.after', 'test.into']);
  await note(doer(from), { verb: 'test.again' });
  assert.deepEqual(await verbs(from), ['test.again', 'test.from']);
});

test('an act of a transaction still open is not sealed past, and not lost', async () => {
  await sealAll(ctx);
  const late = await pool.connect();
  await late.query('begin');
  await late.query(`insert into kernel.act (verb, outcome) values ('test.late', 'done')`);
  await note(ctx, { verb: 'test.soon' });
  for (let round = 0; round < 4; round += 1) await sealActs(ctx);
  assert.equal((await verifyChain(ctx)).waiting, 1, 'sealed past an open transaction');
  await late.query('commit');
  late.release();
  await sealAll(ctx);
  const report = await verifyChain(ctx);
  assert.equal(report.waiting, 0);
  assert.equal(report.acts, await count('kernel.act'));
  assert.deepEqual(report.faults, []);
});

test('rounds of sealing side by side, among writers, lose and double nothing', async () => {
  await note(ctx, { verb: 'test.marked' });
  await sealActs(ctx);
  const writing = Array.from({ length: 60 }, (_, i) =>
    together(ctx, async (ctx) => {
      await note(ctx, { verb: 'test.crowd' });
      if (i % 3 === 0) await new Promise((done) => setTimeout(done, i));
      if (i % 7 === 0) throw new Error('rolled back');
    }).catch(() => undefined),
  );
  const other = connect(url, 8);
  const sealing = Array.from({ length: 8 }, () => sealActs({ ...ctx, db: other.db }));
  await Promise.all([...writing, ...sealing]);
  await other.db.destroy();
  await sealAll(ctx);
  const report = await verifyChain(ctx);
  assert.deepEqual(
    [report.faults, report.waiting, report.acts],
    [[], 0, await count('kernel.act')],
  );
});

test('after a restore on another server, where transactions are younger, sealing goes on', async () => {
  await note(ctx, { verb: 'test.restored' });
  await run(`update audit.sealing set waiting_for = '9000000000000',
    waiting_up_to = (select max(id) from kernel.act)`);
  await sealActs(ctx);
  const report = await verifyChain(ctx);
  assert.deepEqual([report.faults, report.waiting], [[], 0]);
});

test('months are opened ahead; an act that came elsewhen finds its month', async () => {
  await run(
    `insert into kernel.act (at, verb, outcome) values ('2031-03-31T23:30:00Z', 'test.ahead', 'done')`,
  );
  await keepMonths(ctx);
  assert.equal(await count('kernel.act_2031_03'), 1);
  assert.equal(await count('kernel.act_elsewhen'), 0);
  await sealAll(ctx);
  assert.deepEqual((await verifyChain(ctx)).faults, []);
});

test('a month is dropped after its twelve months, once sealed, and the chain still holds', async () => {
  const months = (n: number) =>
    `date_trunc('month', now() at time zone 'UTC') - interval '${n} months'`;
  await run(`insert into kernel.act (at, verb, outcome)
    select ${months(13)} + n * interval '1 hour', 'test.old', 'done' from generate_series(1, 5) n`);
  await run(
    `insert into kernel.act (at, verb, outcome) values (${months(12)} + interval '1 day', 'test.kept', 'done')`,
  );
  await keepMonths(ctx);
  assert.equal(
    await count(`kernel.act where verb = 'test.old'`),
    5,
    'dropped before it was sealed',
  );
  await sealAll(ctx);
  await keepMonths(ctx);
  assert.equal(await count(`kernel.act where verb = 'test.old'`), 0);
  assert.equal(await count(`kernel.act where verb = 'test.kept'`), 1);
  assert.equal(await count('audit.dropped_month'), 1);
  assert.deepEqual((await verifyChain(ctx)).faults, []);
});
