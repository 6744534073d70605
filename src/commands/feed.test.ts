import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { testDatabase } from '#kernel/testing';
import { filesOfSample, writeFiles } from '../modules/directory/feeds/aaf/samples/sample-feed.ts';
import { smallSchool } from '../modules/directory/feeds/aaf/samples/small-school.ts';

const { url, run } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'preau-feed-command-'));
after(() => rmSync(folder, { recursive: true }));
await writeFiles(folder, filesOfSample({ records: smallSchool() }));

const main = resolve(import.meta.dirname, '../main.ts');
const preau = (database: string, ...words: string[]) => {
  const env = { DATABASE_URL: database, PREAU_DATA: folder };
  const { status, stdout } = spawnSync(process.execPath, [main, ...words], {
    env,
    timeout: 60_000,
  });
  return { status, stdout: String(stdout) };
};

test('a fault of the database in the middle of a feed still prints one JSON document', async () => {
  await run(`create function kernel.stumble() returns trigger language plpgsql as $$ begin raise 'stumbled'; end $$;
    create trigger stumble before insert on directory.source_record execute function kernel.stumble()`);
  const { status, stdout } = preau(url, 'feed', 'aaf', folder, '--json');
  await run('drop trigger stumble on directory.source_record; drop function kernel.stumble()');
  assert.equal(status, 1);
  assert.deepEqual(JSON.parse(stdout), { outcome: 'failed', reason: 'stumbled' });
});

test('a database that does not answer too', () => {
  const { status, stdout } = preau('postgres://127.0.0.1:9/none', 'feed', 'history', '--json');
  assert.equal(status, 1);
  assert.equal(JSON.parse(stdout).outcome, 'failed');
});

test('a feed that is taken prints its report, and nothing else', () => {
  const { status, stdout } = preau(url, 'feed', 'aaf', folder, '--json', '--allow-removals');
  assert.equal(status, 0);
  assert.equal(JSON.parse(stdout).outcome, 'applied');
});

test('a UAI that is none is wrong usage', () => {
  assert.equal(preau(url, 'feed', 'aaf', folder, '--allow-removals=tilleuls').status, 2);
});

test('a dry run gives a plan with its lines, which --plan applies, and undo gives back what was', () => {
  const planned = JSON.parse(preau(url, 'feed', 'aaf', folder, '--dry-run', '--json').stdout);
  assert.equal(planned.plan.counts.appears, 0, 'the same feed again');
  const again = preau(url, 'feed', 'aaf', folder, '--plan', planned.plan.id, '--json');
  assert.deepEqual([again.status, JSON.parse(again.stdout).stale], [0, null]);
  const { feeds } = JSON.parse(preau(url, 'feed', 'history', '--json').stdout);
  const [last, before] = feeds;
  const early = preau(url, 'feed', 'undo', before.id, '--json');
  assert.deepEqual([early.status, JSON.parse(early.stdout).outcome], [1, 'refused']);
  assert.equal(preau(url, 'feed', 'undo', last.id, '--json').status, 0);
  const { status, stdout } = preau(url, 'feed', 'undo', before.id);
  assert.equal(status, 0);
  assert.match(stdout, /est défait/);
  assert.match(preau(url, 'feed', 'history').stdout, /défait le/);
  const text = preau(url, 'feed', 'aaf', folder, '--dry-run').stdout;
  assert.match(text, /arrivent 9/);
  assert.match(text, /Léa Martin arrive : .*classe – → 5eB/);
});
