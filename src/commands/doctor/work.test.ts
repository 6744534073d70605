import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '#config';
import { testDatabase } from '#kernel/testing';
import { workWords } from './work.ts';

const { url, run } = await testDatabase();
const settings = readConfig({ DATABASE_URL: url, PREAU_LOG: 'silent' });

test('without failed work, the doctor counts what waits', async () => {
  assert.equal(await workWords(settings), 'aucun échec, 0\u00a0suite d’événement en attente');
});

test('failed work is a fault, named with its time, five at most, until somebody decides', async () => {
  await run(
    `insert into kernel.dead_letter (subscriber, attempts, last_error, died_at)
     select 'test:task-' || n, 4, 'essai', '2026-11-25 01:02Z' from generate_series(1, 7) n`,
  );
  await assert.rejects(workWords(settings), (error: Error) => {
    assert.match(
      error.message,
      /^7\u00a0travaux en échec attendent une décision à la page \/administration\/travaux : /,
    );
    assert.equal(error.message.match(/test:task-\d \(2026-11-25T01:02Z\)/g)?.length, 5);
    return error.message.endsWith(' …');
  });
  await run(
    `update kernel.dead_letter set decision = 'dropped', decided_at = now(), reason = 'essai'`,
  );
  assert.match(await workWords(settings), /^aucun échec/);
});
