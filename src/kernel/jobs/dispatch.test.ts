import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { eventKind } from '../contract.ts';
import { emit } from '../events.ts';
import { migrate, schemaFingerprint } from '../migrate.ts';
import { reaction } from '../module.ts';
import { cloneDatabase } from '../testing.ts';
import { dispatch } from './dispatch.ts';

const { db, pool, run } = await cloneDatabase(`kernel_${schemaFingerprint([])}`, (at) =>
  migrate(at, []),
);
const said = eventKind({ name: 'test.said', version: 1, payload: z.object({}) });
const subscribers = ['one', 'two'].map((name) => ({
  name: `test:${name}`,
  house: 'test',
  reaction: reaction(said, name, async () => undefined),
}));
const owed = () =>
  run<{ event_id: number; subscriber: string; ordering_key: string | null }>(
    'select event_id, subscriber, ordering_key from kernel.delivery order by event_id, subscriber',
  );

test('while one worker turns events into deliveries, another waits its turn: order would be lost', async () => {
  await emit({ db }, said, {}, 'a');
  const other = await pool.connect();
  await other.query('begin');
  await other.query(`select pg_advisory_xact_lock(hashtextextended('preau dispatch', 0))`);
  assert.equal(await dispatch(subscribers, { pool }), 0);
  assert.deepEqual(await owed(), []);
  await other.query('commit');
  other.release();
  assert.equal(await dispatch(subscribers, { pool }), 1);
  assert.deepEqual(await owed(), [
    { event_id: 1, subscriber: 'test:one', ordering_key: 'a' },
    { event_id: 1, subscriber: 'test:two', ordering_key: 'a' },
  ]);
  assert.equal(await dispatch(subscribers, { pool }), 0);
});

test('an event that nobody reacts to is done at once', async () => {
  await emit({ db }, eventKind({ ...said, name: 'test.unheard' }), {});
  assert.equal(await dispatch(subscribers, { pool }), 1);
  assert.equal((await owed()).length, 2);
  assert.deepEqual(await run('select from kernel.event where dispatched_at is null'), []);
});
