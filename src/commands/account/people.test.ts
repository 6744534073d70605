import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#kernel/testing';

const { url, run } = await testDatabase();
const main = resolve(import.meta.dirname, '../../main.ts');

const preau = (...words: string[]) => {
  const env = { DATABASE_URL: url, PREAU_DATA: tmpdir() };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'account', ...words], {
    env,
    timeout: 60_000,
  });
  return { status, out: String(stdout).trim(), said: String(stderr) };
};

for (const login of ['ada.alpha', 'ada.alpha2', 'bruno.beta'])
  await run(
    `with one as (insert into directory.person (given_name, family_name) values (initcap(split_part($1, '.', 1)), 'Essai') returning id)
     insert into identity.account (person_id, login) select id, $1 from one`,
    [login],
  );

const logins = async () =>
  (await run<{ login: string }>('select login from identity.account order by 1')).map(
    ({ login }) => login,
  );

test('a merge says first who they are, is done with --yes, and is undone by its number', async () => {
  const asked = preau('merge', 'ada.alpha2', 'ada.alpha', '--reason', 'doublon');
  assert.equal(asked.status, 1);
  assert.match(asked.said, /Ada Essai \(ada\.alpha2\)[\s\S]*Ada Essai \(ada\.alpha\)[\s\S]*--yes/);
  assert.equal((await logins()).length, 3);
  const done = preau('merge', 'ada.alpha2', 'ada.alpha', '--reason', 'doublon', '--yes');
  assert.equal(done.status, 0, done.said);
  assert.deepEqual(await logins(), ['ada.alpha', 'bruno.beta']);
  assert.equal(preau('unmerge', done.out).status, 0);
  assert.deepEqual(await logins(), ['ada.alpha', 'ada.alpha2', 'bruno.beta']);
  const again = preau('unmerge', done.out);
  assert.deepEqual([again.status, /déjà été défaite/.test(again.said)], [1, true]);
});

test('an account is locked, unlocked, given a code, deleted and restored, once its plan was seen', async () => {
  const asked = preau('lock', 'ada.alpha', 'personne.ici', '--reason', 'essai');
  assert.equal(asked.status, 1);
  assert.match(asked.said, /Ada Essai \(ada\.alpha\)[\s\S]*personne\.ici \(inconnu\)[\s\S]*--yes/);
  const locked = async () => (await run('select from identity.account_lock')).length;
  assert.equal(await locked(), 0);
  const done = (verb: string) => preau(verb, 'ada.alpha', '--reason', 'essai', '--yes');
  assert.equal(done('lock').status, 0);
  assert.equal(await locked(), 1);
  assert.equal(done('lock').status, 1, 'already');
  assert.equal(done('unlock').status, 0);
  assert.match(done('reset').out, /^ada\.alpha [a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
  assert.equal(done('delete').status, 0);
  assert.equal((await run('select from directory.departure')).length, 1);
  assert.equal(done('restore').status, 0);
  assert.equal((await run('select from directory.departure')).length, 0);
});

test('forgetting says first who it is, and is done with --yes', async () => {
  const asked = preau('forget', 'bruno.beta');
  assert.deepEqual([asked.status, /Bruno Essai/.test(asked.said)], [1, true]);
  assert.equal(preau('forget', 'bruno.beta', '--yes').status, 0);
  assert.deepEqual(await logins(), ['ada.alpha', 'ada.alpha2']);
  assert.equal(preau('forget', 'bruno.beta', '--yes').status, 1);
});

test('while a feed is taken, nothing is decided on people', async () => {
  const feed = new pg.Client({ connectionString: url });
  await feed.connect();
  await feed.query(`select pg_advisory_lock(hashtext('preau directory.feed'))`);
  const refused = preau('forget', 'ada.alpha2', '--yes');
  await feed.end();
  assert.deepEqual([refused.status, /alimentation/.test(refused.said)], [1, true]);
  assert.deepEqual(await logins(), ['ada.alpha', 'ada.alpha2']);
});

test('wrong usage is said, with 2', () => {
  for (const words of [
    ['merge', 'a'],
    ['unmerge', 'x'],
    ['forget'],
    ['merge', 'a', 'b'],
    ['forget', 'a', '--oui'],
  ])
    assert.equal(preau(...words).status, 2, words.join(' '));
});
