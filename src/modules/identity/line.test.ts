import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLine } from './line.ts';

/** Work that ends when told. */
function piece() {
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const its = { started: false, finish, work: () => Promise.resolve() };
  its.work = () => {
    its.started = true;
    return done;
  };
  return its;
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('only so many pieces run at once; the others follow in turn', async () => {
  const line = openLine({ atOnce: 2, waiting: 10 });
  const pieces = [piece(), piece(), piece(), piece()];
  const all = pieces.map(({ work }) => line(work));
  await settle();
  assert.deepEqual(
    pieces.map(({ started }) => started),
    [true, true, false, false],
  );
  pieces[1]?.finish();
  await settle();
  assert.deepEqual(
    pieces.map(({ started }) => started),
    [true, true, true, false],
  );
  for (const { finish } of pieces) finish();
  await Promise.all(all);
  assert.ok(pieces.every(({ started }) => started));
});

test('a piece that fails gives its place to the next', async () => {
  const line = openLine({ atOnce: 1, waiting: 10 });
  const failed = line(() => Promise.reject(new Error('no')));
  const next = line(async () => 'done');
  await assert.rejects(async () => failed);
  assert.equal(await next, 'done');
  assert.equal(await line(async () => 'again'), 'again');
});

test('an absurdly long line takes nobody more, until somebody leaves it', async () => {
  const line = openLine({ atOnce: 1, waiting: 1 });
  const [first, second] = [piece(), piece()];
  const all = [line(first.work), line(second.work)];
  assert.equal(
    line(async () => 'too many'),
    undefined,
  );
  first.finish();
  await all[0];
  second.finish();
  await all[1];
  assert.equal(await line(async () => 'free again'), 'free again');
});
