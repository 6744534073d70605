import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { emit } from '../events.ts';
import { migrate, schemaFingerprint } from '../migrate.ts';
import { cloneDatabase } from '../testing.ts';
import { type Doom, said } from './doomed-worker.ts';

const { url, db, run } = await cloneDatabase(`kernel_${schemaFingerprint([])}`, (at) =>
  migrate(at, []),
);
await run('create table public.effect (id serial, who text, what text)');

/** Three events of a key, three of another, two of none. */
const words = ['a1', 'b1', 'a2', 'c1', 'b2', 'a3', 'c2', 'b3'];
const writers = ['steady begins', 'steady ends', 'shaky begins', 'shaky ends'];

const file = join(import.meta.dirname, 'doomed-worker.ts');
const start = (...doom: unknown[]) =>
  spawn(process.execPath, [file, url, ...doom.map(String)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });

/** Two workers side by side until each was killed where it was doomed to be. */
async function killAll(dooms: readonly Doom[]) {
  const signals = await Promise.all(
    dooms.map(async ({ statement, moment }) => once(start(statement, moment), 'exit')),
  );
  assert.deepEqual(
    signals.map(([, signal]) => signal),
    dooms.map(() => 'SIGKILL'),
  );
}

async function finish() {
  const worker = start();
  const owed = `select from kernel.delivery union all select from kernel.event where dispatched_at is null`;
  for (const end = Date.now() + 60_000; (await run(owed)).length > 0; await sleep(20))
    assert.ok(Date.now() < end, 'still not delivered after a minute');
  worker.kill();
  await once(worker, 'exit');
}

async function effectsAfter(rounds: readonly (readonly Doom[])[]) {
  await run('truncate public.effect, kernel.event, kernel.delivery restart identity cascade');
  for (const word of words)
    await emit({ db }, said, { word }, word.startsWith('c') ? null : word.charAt(0));
  for (const dooms of rounds) await killAll(dooms);
  await finish();
  const rows = await run<{ who: string; what: string }>(
    'select who, what from public.effect order by id',
  );
  return (who: string, key?: string) =>
    rows
      .filter((row) => row.who === who && (key === undefined || row.what.startsWith(key)))
      .map(({ what }) => what);
}

const doom = fc.record({
  statement: fc.integer({ min: 0, max: 90 }),
  moment: fc.constantFrom('before' as const, 'sent' as const, 'answered' as const),
});

test('wherever workers are killed, each effect is there once, and in the order of its key', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(doom, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
      async (rounds) => {
        const effects = await effectsAfter(rounds);
        for (const who of writers) {
          assert.deepEqual(effects(who).toSorted(), words.toSorted(), who);
          assert.deepEqual(effects(who, 'a'), ['a1', 'a2', 'a3'], who);
          assert.deepEqual(effects(who, 'b'), ['b1', 'b2', 'b3'], who);
        }
        assert.deepEqual(await run('select from kernel.dead_letter'), []);
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
});

test('killed at each of its first statements, in turn, a worker neither loses nor repeats anything', async () => {
  const moments = ['before', 'sent', 'answered'] as const;
  const rounds = Array.from({ length: 18 }, (_, n): Doom[] => [
    { statement: n, moment: moments[n % 3] ?? 'sent' },
  ]);
  const effects = await effectsAfter(rounds);
  for (const who of writers) assert.deepEqual(effects(who).toSorted(), words.toSorted(), who);
});
