import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lastLines, runNode } from './run-program.ts';
import { everyFile } from './sources.ts';
import { fault, type Outcome, type Round } from './step.ts';
import type { Told } from './test-reporter.ts';

/** No file of tests may take longer. */
const PATIENCE = 300_000;

/** Every `*.test.ts` of the project, two files at a time, on the test server of this run. */
export async function runNodeTests(round: Round): Promise<Outcome> {
  const files = everyFile(round.root).filter((path) => /^(src|tests)\/.*\.test\.tsx?$/.test(path));
  const report = join(round.scratch, 'tests.jsonl');
  rmSync(report, { force: true });
  const reporter = join(round.root, 'src/commands/check/test-reporter.ts');
  const limits = ['--test-concurrency=2', `--test-timeout=${PATIENCE}`];
  const reporting = [`--test-reporter=${reporter}`, `--test-reporter-destination=${report}`];
  const more = { PREAU_TEST_SERVER: await round.testServer() };
  const words = ['--test', ...limits, ...reporting, ...files];
  const ended = await runNode(round, words, { more });
  const told = readReport(report);
  return outcomeOf({ root: round.root, files, told, code: ended.code, errors: ended.errors });
}

/** What the report says, and what it should have said: a file without a test, or a crash without a failure, is a fault. */
function outcomeOf(run: {
  root: string;
  files: readonly string[];
  told: readonly Told[];
  code: number;
  errors: string;
}): Outcome {
  const { root, files, told, code, errors } = run;
  const place = ({ file, line }: Told) => `${relative(root, file)}:${line}`;
  const real = told.filter((one) => !(one.result === 'passed' && isWholeFile(one, root)));
  const faults = real
    .filter(({ result }) => result === 'failed')
    .map((one) => fault(`${one.title} (${place(one)})`, lastLines(one.words, 25)));
  const heard = new Set(real.map(({ file, title }) => relative(root, file || title)));
  const silent = files.filter((path) => !heard.has(path));
  faults.push(...silent.map((path) => fault(`${path} ran no test`)));
  if (files.length === 0) faults.push(fault('no file of tests found'));
  if (code !== 0 && faults.length === 0)
    faults.push(fault(`ended with ${code}`, lastLines(errors)));
  return {
    looked: `${files.length} files, ${real.length} tests`,
    passed: real.filter(({ result }) => result === 'passed').length,
    faults,
    skips: real
      .filter(({ result }) => result === 'skipped')
      .map(({ title, words }) => ({ title, reason: words })),
  };
}

/** Node reports a file that holds no test as one passed test with the file's own name. */
function isWholeFile({ title, file }: Told, root: string): boolean {
  return title === file || join(root, title) === file || /\.test\.tsx?$/.test(title);
}

function readReport(path: string): Told[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}
