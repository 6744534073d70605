import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { systemClock } from '#kernel/clock';
import { Refusal } from '#kernel/refusal';
import { testDatabase } from '#kernel/testing';
import type { Context } from '../../../actor.ts';
import { allowDeposit, refuseDeposit } from './decide-deposit.ts';

const { db, run } = await testDatabase();

const looksAfter = (structureId: string | null): Context =>
  ({
    ...{ db, clock: systemClock },
    actor: {
      ...{ personId: '01990000-0000-7000-8000-000000000001', hat: null, session: { id: 'x' } },
      powers: [{ verb: 'administer', structureId, validTo: null }],
    },
  }) as unknown as Context;
const central = looksAfter(null);
const local = looksAfter('01990000-0000-7000-8000-0000000000aa');

let id = '';
beforeEach(async () => {
  await run('truncate directory.pick_up, directory.feed, kernel.event cascade');
  const removals = ['0379001A', '0379002B'].map((uai) => ({
    uai,
    name: uai,
    people: 40,
    gone: 20,
  }));
  const [row] = await run<{ id: string }>(
    `with p as (insert into directory.pick_up (folder, label, kind) values ('nuit', 'AAF', 'aaf') returning id),
     f as (insert into directory.feed (source, kind, feed_date, outcome, report)
       values ('aaf:2D:99', 'complete', '2026-11-21', 'refused', $1) returning id)
     insert into directory.deposit (pick_up_id, name, files, mark, state, feed_id)
     select p.id, 'nuit.tgz', '{nuit.tgz}', '', 'held', f.id from p, f returning id`,
    [JSON.stringify({ removals })],
  );
  id = row?.id ?? '';
});

const deposit = async () => (await run('select state, allowed from directory.deposit'))[0];
const told = async () =>
  (await run(`select from kernel.event where name = 'directory.deposit-decided'`)).length;
const refusedAs = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.code === code;

test('a feed is taken once every school that it holds is allowed, and not before', async () => {
  assert.equal(await allowDeposit(central, id, ['0379001A']), false);
  assert.deepEqual(await deposit(), { state: 'held', allowed: ['0379001A'] });
  assert.equal(await told(), 0);
  assert.equal(await allowDeposit(central, id, ['0379002B']), true);
  assert.equal((await deposit())?.['state'], 'waiting');
  assert.equal(await told(), 1);
});

test('a school that is not among them is allowed nowhere, and changes nothing', async () => {
  const wrong = allowDeposit(central, id, ['0379001A', '0379009Z']);
  await assert.rejects(wrong, refusedAs('directory.not-held-there'));
  assert.deepEqual(await deposit(), { state: 'held', allowed: [] });
});

test('what was refused is decided: nobody allows it afterwards', async () => {
  await refuseDeposit(central, id);
  assert.equal((await deposit())?.['state'], 'refused');
  const late = allowDeposit(central, id, ['0379001A']);
  await assert.rejects(late, refusedAs('directory.no-such-deposit'));
});

test('who looks after one school alone decides about none of it', async () => {
  for (const attempt of [allowDeposit(local, id, ['0379001A']), refuseDeposit(local, id)])
    await assert.rejects(attempt, refusedAs('directory.feeds-are-for-administrators'));
  assert.deepEqual(await deposit(), { state: 'held', allowed: [] });
});
