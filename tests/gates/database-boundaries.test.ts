import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '#kernel/testing';
import { leansOn } from '../../architecture.rules.mjs';
import { surveyCrossings, trespassOf } from '../../src/commands/check/crossings.ts';

const { pool, run } = await testDatabase();

const trespasses = async () => {
  const { crossings } = await surveyCrossings(pool);
  return crossings.map((crossing) => trespassOf(crossing, leansOn)).filter(Boolean);
};

test('every foreign key and view across schemas follows the table of houses', async () => {
  const survey = await surveyCrossings(pool);
  assert.ok(survey.keys > 10, `${survey.keys} foreign keys`);
  assert.ok(survey.crossings.length > 0, 'nothing crosses: the question is wrong');
  assert.deepEqual(await trespasses(), []);
});

test('a key against the table, a key of the kernel and a view on a foreign table are reported', async () => {
  await run(`
    create table directory.planted (account_id uuid references identity.account (id));
    create table kernel.planted (person_id uuid references directory.person (id));
    create view identity.planted as select id from directory.person;
  `);
  const words = (await trespasses()).join('\n');
  assert.match(words, /foreign key directory\.planted .* does not lean on identity/);
  assert.match(words, /kernel\.planted .* the kernel knows no school/);
  assert.match(words, /view identity\.planted → directory\.person: a table of another house/);
});
