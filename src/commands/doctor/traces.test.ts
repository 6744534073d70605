import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '#config';
import { note } from '#kernel/acts';
import { openLog } from '#kernel/log';
import { testDatabase } from '#kernel/testing';
import { openHouse } from '../../house.ts';
import { tracesWords } from './traces.ts';

const { db, run, url } = await testDatabase();
const settings = readConfig({ DATABASE_URL: url, PREAU_LOG: 'silent' });

/** As the worker does when its time comes, until nothing waits: other databases of this server hold it back. */
async function untilSealed() {
  const schedules = openHouse({ config: settings }).flatMap(({ schedules = [] }) => schedules);
  const schedule = schedules.find(({ name }) => name === 'seal-acts');
  for (let waiting = 1; waiting > 0; ) {
    await schedule?.do({ db, log: openLog('silent') });
    const [left] = await run(
      'select from kernel.act where id > (select sealed_up_to from audit.sealing)',
    );
    waiting = left === undefined ? 0 : 1;
    await sleep(30);
  }
}

test('the doctor counts what is sealed and what waits, and gives the end of the chain to note down', async () => {
  for (let i = 0; i < 3; i += 1) await note({ db }, { verb: 'test.sealed' });
  await untilSealed();
  await note({ db }, { verb: 'test.waiting' });
  assert.match(
    await tracesWords(settings),
    /^3\s+traces scellées par 1\s+sceau, 1 en attente ; dernier sceau 1:[0-9a-f]{64}$/,
  );
});

test('the doctor says where a trace was removed', async () => {
  await run(`delete from kernel.act where id = 2`);
  await assert.rejects(
    tracesWords(settings),
    /chaîne rompue : sceau 1 \(\d{4}-\d\d, actes 1 à 3\) : 1 en moins/,
  );
});
