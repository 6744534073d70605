import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { migrate } from '#kernel/migrate';
import { openEmbedded } from '#kernel/postgres';
import { schemas } from '#kernel/testing';
import { grantPower } from '../commands/open-local-person.ts';
import { directoryMark } from './aaf/samples/directory-state.ts';
import { filesOfSample, writeFiles } from './aaf/samples/sample-feed.ts';
import { openGround, school } from './take-feed/ground.ts';
import { takeAaf } from './take-feed.ts';

const { url, take, run, database, membersOf, room } = await openGround();

const later = school('2026-11-24', ({ Eleve }) => {
  Eleve[1] = { ...Eleve[1], ENTEleveClasses: '100$5eA', givenName: 'Léa-Rose' };
});
const pathOf = (feed: ReturnType<typeof school>) =>
  writeFiles(join(room(), `held-${Math.random()}`), filesOfSample(feed));

async function until(what: string, met: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; !(await met()); await sleep(20))
    assert.ok(Date.now() < end, what);
}

/** Whether a feed stands still in the database, waiting for a lock or asleep. */
const isHeld = async () =>
  (
    await run(`select from pg_stat_activity where application_name = 'preau feed'
      and datname = current_database() and wait_event in ('relation', 'PgSleep')`)
  ).length > 0;

/** Works while a feed stands still in the middle of its comparison, where it reads the table of functions. */
async function whileCompared(feed: Promise<unknown>, holder: pg.Client, work: () => Promise<void>) {
  await until('the feed never came to its comparison', isHeld);
  await work();
  await holder.query('commit');
  await feed;
}

async function held(work: (holder: pg.Client) => Promise<void>): Promise<void> {
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  await holder.query('begin; lock table directory.function_profile in access exclusive mode');
  await work(holder).finally(() => holder.end());
}

test('while a feed is compared, commands write and everything is read, without waiting', async () => {
  await take(school());
  const [lea] = await run<{ id: string }>(
    `select id from directory.person where given_name = 'Léa'`,
  );
  await held(async (holder) => {
    const feed = takeAaf({ url, path: await pathOf(later) });
    await whileCompared(feed, holder, async () => {
      const power = { verb: 'administer', uai: null, reason: 'essai' } as const;
      await grantPower({ db: database.db }, { ...power, personId: lea?.id ?? '' });
      await database.pool.query(
        `update directory.person set home_phone = '1' where given_name = 'Hugo'`,
      );
      assert.deepEqual(await membersOf('division', '5eB'), ['Léa'], 'as before the feed');
    });
  });
  assert.deepEqual(await membersOf('division', '5eA'), ['Léa-Rose', 'Noé']);
  assert.equal((await run('select 1 from directory.power')).length, 1);
});

test('a row that somebody edits while a feed that changes it is compared keeps both', async () => {
  await take(school());
  await held(async (holder) => {
    const feed = takeAaf({ url, path: await pathOf(later) });
    await whileCompared(feed, holder, async () => {
      await run(
        `update directory.person set home_phone = '+33 2 99 00 00 77' where given_name = 'Léa'`,
      );
    });
  });
  assert.deepEqual(
    await run(`select given_name, home_phone from directory.person where given_name like 'Léa%'`),
    [{ given_name: 'Léa-Rose', home_phone: '+33 2 99 00 00 77' }],
  );
  assert.deepEqual(await run(`select count(*)::int as n from directory.feed`), [{ n: 2 }]);
});

/** A feed in a process of its own, which stands still when it has written nearly everything. */
async function feedAsleep(server: string, path: string) {
  const program = `const { takeAaf } = await import(${JSON.stringify(join(import.meta.dirname, 'take-feed.ts'))});
    await takeAaf({ url: ${JSON.stringify(server)}, path: ${JSON.stringify(path)} });`;
  return spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' });
}
const sleeping = `create function kernel.slumber() returns trigger language plpgsql as $$ begin perform pg_sleep(60); return new; end $$;
  create trigger slumber before update on directory.person for each row execute function kernel.slumber()`;
const awake = 'drop trigger slumber on directory.person; drop function kernel.slumber()';

test('a feed whose process is killed in the middle of its writing changes nothing, and is taken afterwards', async () => {
  await take(school());
  const mark = await directoryMark(database);
  const path = await pathOf(later);
  await run(sleeping);
  const child = await feedAsleep(url, path);
  await until('the feed never came to its writing', isHeld);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await run(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'preau feed' and datname = current_database()`,
  );
  await until('the feed stayed', async () => !(await isHeld()));
  await run(awake);
  assert.equal(await directoryMark(database), mark);
  assert.equal((await takeAaf({ url, path })).changed, 1);
});

test('a feed whose server is killed in the middle of its writing changes nothing, and is taken afterwards', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'preau-killed-'));
  const server = await openEmbedded({ folder });
  await migrate(server.url, schemas);
  const pool = new pg.Pool({ connectionString: server.url, max: 2 });
  pool.on('error', () => undefined);
  after(async () => {
    await pool.end();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const rows = async (sql: string) => (await pool.query(sql)).rows;
  const there = { ...database, run: rows } as typeof database;
  await takeAaf({ url: server.url, path: await pathOf(school()) });
  const mark = await directoryMark(there);
  const path = await pathOf(later);
  await pool.query(sleeping);
  const feed = assert.rejects(takeAaf({ url: server.url, path }));
  const asleep = `select pid from pg_stat_activity where application_name = 'preau feed' and wait_event = 'PgSleep'`;
  await until('the feed never came to its writing', async () => (await rows(asleep)).length > 0);
  process.kill((await rows(asleep))[0].pid, 'SIGKILL');
  await feed;
  await until('the server never came back', () =>
    rows(awake).then(
      () => true,
      () => false,
    ),
  );
  assert.equal(await directoryMark(there), mark);
  assert.equal((await takeAaf({ url: server.url, path })).changed, 1);
});
