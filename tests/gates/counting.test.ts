import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { environmentWith } from '#config';
import { runNodeTests } from '../../src/commands/check/node-tests.ts';
import { allowedSkips, unexcused } from '../../src/commands/check/skips.ts';
import { conclude, counted } from '../../src/commands/check/tally.ts';

const checkout = resolve(import.meta.dirname, '../..');
const parent = join(checkout, '.preau-test', 'copies');
mkdirSync(parent, { recursive: true });
const root = mkdtempSync(join(parent, 'counting-'));
after(() => rmSync(root, { recursive: true, force: true }));

const { NODE_TEST_CONTEXT: _, ...environment } = environmentWith({ NO_COLOR: '1' });

/** The runner's verdict on these files of tests. */
async function outcomeOf(files: Readonly<Record<string, string>>) {
  rmSync(join(root, 'tests'), { recursive: true, force: true });
  mkdirSync(join(root, 'tests'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  const head = `import { describe, test } from 'node:test';\n`;
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(root, 'tests', `${name}.test.ts`), head + text);
  }
  mkdirSync(join(root, 'src/commands/check'), { recursive: true });
  const reporter = join(checkout, 'src/commands/check/test-reporter.ts');
  writeFileSync(
    join(root, 'src/commands/check/test-reporter.ts'),
    `export { default } from ${JSON.stringify(reporter)};`,
  );
  const testServer = async () => 'postgres://nowhere';
  return runNodeTests({ root, scratch: root, environment, testServer });
}

test('passed, failed and skipped tests are counted, suites are not', async () => {
  const { passed, faults, skips } = await outcomeOf({
    mixed: `describe('a suite', () => {
      test('passes', () => {});
      test('fails', () => { throw new Error('because'); });
      test('is skipped', { skip: 'no such program here' }, () => {});
    });
    test('passes too', () => {});`,
  });
  assert.equal(passed, 2);
  assert.deepEqual(skips, [{ title: 'is skipped', reason: 'no such program here' }]);
  assert.equal(faults.length, 1);
  assert.match(faults[0]?.title ?? '', /^fails \(tests\/mixed\.test\.ts:4\)$/);
  assert.match(faults[0]?.words ?? '', /because/);
});

test('a file without a test, one that crashes and no file at all are failures', async () => {
  const titles = (outcome: { faults: { title: string }[] }) =>
    outcome.faults.map(({ title }) => title).join('\n');
  assert.match(titles(await outcomeOf({ empty: '' })), /tests\/empty\.test\.ts ran no test/);
  assert.match(titles(await outcomeOf({ crash: 'process.exit(3);' })), /crash\.test\.ts/);
  assert.match(titles(await outcomeOf({})), /no file of tests found/);
});

test('a gate counts once, whatever it found', () => {
  assert.equal(counted('gate', { looked: '', faults: [] }).passed, 1);
  const found = ['one', 'other'].map((title) => ({ title, words: '' }));
  const tally = counted('gate', { looked: '', faults: found });
  assert.deepEqual([tally.passed, tally.faults.length], [0, 1]);
});

test('in CI a skip is a failure unless the page names its exact title', () => {
  writeFileSync(
    join(root, 'tests/skips.md'),
    '| Title | Reason |\n|---|---|\n| draws a page | no browser on the small machine |\n',
  );
  const skips = ['draws a page', 'draws a pag'].map((title) => ({ title, reason: 'none' }));
  const refused = unexcused(skips, allowedSkips(root)).map(({ title }) => title);
  assert.deepEqual(refused, ['skipped: draws a pag']);
});

test('the last line counts everything', (t) => {
  const said: string[] = [];
  t.mock.method(console, 'log', (line: string) => said.push(line));
  const skips = [{ title: 'kept for later', reason: 'no browser' }];
  const faults = [{ title: 'broken', words: 'in two' }];
  const tallies = [
    { passed: 3, faults: [], skips },
    { passed: 1, faults, skips: [] },
  ];
  rmSync(join(root, 'tests/skips.md'), { force: true });
  const isFine = conclude(tallies, { root, isCi: false });
  const last = said.at(-1);
  const isFineInCi = conclude(tallies.slice(0, 1), { root, isCi: true });
  assert.deepEqual([isFine, isFineInCi], [false, false]);
  assert.equal(last?.trim(), '4 passed, 1 failed, 1 skipped');
  assert.equal(said.at(-1)?.trim(), '3 passed, 1 failed, 0 skipped');
});
