import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { z } from 'zod';
import { connect, statementsSent, together } from './db.ts';
import { migrate, schemaFingerprint } from './migrate.ts';
import { setting } from './module.ts';
import { choose, settingOf } from './settings.ts';
import { cloneDatabase } from './testing.ts';

const { url, run } = await cloneDatabase(`kernel_${schemaFingerprint([])}`, (at) =>
  migrate(at, []),
);
const { db } = connect(url, 2);

const [school, other, by] = ['1', '2', '3'].map((n) => `0199f000-0000-7000-8000-00000000000${n}`);
const words = { fr: 'essai', en: 'test' };
const size = setting({
  name: 'test.size',
  label: words,
  about: words,
  scope: 'structure',
  shape: z.int().min(1).max(9),
  initial: 5,
});
const platformSize = setting({ ...size, name: 'test.platform-size', scope: 'platform' });

beforeEach(() => run('truncate kernel.setting'));

/** As another process sees it: nothing in memory yet. */
async function fresh<T>(ask: (ctx: { db: typeof db }) => Promise<T>): Promise<T> {
  return together({ db }, ask);
}

const write = (name: string, scope: string | undefined, value: unknown) =>
  choose({ db }, { name, scope: scope ?? null, value, by: String(by), reason: 'essai' });

test('a structure has its own value, else the platform’s, else the initial one', async () => {
  assert.equal(await fresh((ctx) => settingOf(ctx, size, school)), 5);
  await write('test.size', undefined, 7);
  await write('test.size', school, 2);
  await write('test.size', school, 3);
  assert.equal(await fresh((ctx) => settingOf(ctx, size, school)), 3);
  assert.equal(await fresh((ctx) => settingOf(ctx, size, other)), 7);
  assert.equal(await fresh((ctx) => settingOf(ctx, size)), 7);
  assert.equal((await run('select from kernel.setting')).length, 2);
});

test('a structure has no say in a setting of the platform', async () => {
  await write('test.platform-size', school, 2);
  assert.equal(await fresh((ctx) => settingOf(ctx, platformSize, school)), 5);
});

test('a value that no longer has its shape counts as not chosen', async () => {
  await write('test.size', undefined, 7);
  await write('test.size', school, 40);
  assert.equal(await fresh((ctx) => settingOf(ctx, size, school)), 7);
});

test('a crowd that asks is answered by one statement, and then by none for a few seconds', async () => {
  const before = statementsSent();
  await Promise.all(Array.from({ length: 50 }, () => settingOf({ db }, size, school)));
  assert.equal(statementsSent() - before, 1);
  await settingOf({ db }, size, other);
  assert.equal(statementsSent() - before, 1);
  await db.destroy();
});
