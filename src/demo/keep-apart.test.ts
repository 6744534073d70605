import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '#kernel/testing';
import { demoReason, keepDemoApart } from './keep-apart.ts';

const { url, run } = await testDatabase();

test('an empty database serves with the demo and without', async () => {
  await keepDemoApart({ url, demo: true });
  await keepDemoApart({ url, demo: false });
});

test('a directory fed by a real academy is never given the demo', async () => {
  await run(`insert into directory.feed (source, kind, feed_date, outcome)
    values ('aaf:2D:18', 'complete', '2026-11-21', 'applied')`);
  await assert.rejects(keepDemoApart({ url, demo: true }), /vrais établissements/);
  await keepDemoApart({ url, demo: false });
});

test('the accounts of the demo are not served without the demo', async () => {
  await run(
    `with someone as (
       insert into directory.person (given_name, family_name) values ('Noé', 'Barbier') returning id)
     insert into directory.power (person_id, verb, reason) select id, 'administer', $1 from someone`,
    [demoReason],
  );
  await assert.rejects(keepDemoApart({ url, demo: false }), /mot de passe est public/);
  await keepDemoApart({ url, demo: true });
});
