import { existsSync, globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { findBrowser } from './browser.ts';
import { type Ended, lastLines, runPackage } from './run-program.ts';
import { type Fault, fault, type Outcome, type Round, type Skip } from './step.ts';

type Result = { status: string; error?: { message?: string } };
type Spec = {
  title: string;
  file: string;
  line: number;
  tests: {
    projectName: string;
    status: string;
    annotations: { type: string; description?: string }[];
    results: Result[];
  }[];
};
type Suite = { title: string; specs: Spec[]; suites?: Suite[] };
type Report = { suites: Suite[]; errors: { message?: string }[] };

const CLI = '@playwright/test/cli.js';

/** The journeys of `tests/journeys`, in a browser, on a Préau of their own started for them. */
export async function runJourneys(round: Round): Promise<Outcome> {
  const files = globSync('tests/journeys/**/*.journey.ts', { cwd: round.root });
  if (files.length === 0) return { looked: 'nothing', faults: [fault('no journey found')] };
  if (!existsSync(join(round.root, 'dist/web'))) {
    return { looked: `${files.length} files`, faults: [fault('the browser app is not built')] };
  }
  const browser = await findBrowser(round);
  if (browser === undefined) return skipAll(round, files.length);
  const more = {
    ...browser.environment,
    PREAU_TEST_BROWSER: browser.path,
    PREAU_TEST_SCRATCH: round.scratch,
  };
  const walk = async () => {
    const port = String(await freePort());
    return runPackage(round, [CLI, 'test', '--reporter=json'], {
      more: { ...more, PREAU_TEST_PORT: port },
    });
  };
  let ended = await walk();
  if (hasNoServer(ended)) {
    // A port may be taken between the choice and the start: tried once more, and never in silence.
    console.log(`journeys: Préau did not start, trying once more:\n${wordsOfServer(round)}`);
    ended = await walk();
  }
  const outcome = outcomeOf(files.length, read(ended.output), ended);
  if (!hasNoServer(ended)) return outcome;
  return {
    ...outcome,
    faults: [...outcome.faults, fault('Préau did not start', wordsOfServer(round))],
  };
}

const hasNoServer = ({ output }: Ended): boolean =>
  (read(output)?.errors ?? []).some(({ message = '' }) => message.includes('config.webServer'));

/** What the Préau of the journeys complained of: `tests/journeys/serve.ts` keeps it. */
function wordsOfServer({ scratch }: Round): string {
  const log = join(scratch, 'journeys-preau.log');
  return existsSync(log) ? lastLines(readFileSync(log, 'utf8')) : 'it said nothing';
}

/** Without a browser every journey is named, and none is run. */
async function skipAll(round: Round, files: number): Promise<Outcome> {
  const ended = await runPackage(round, [CLI, 'test', '--list', '--reporter=json']);
  const report = read(ended.output);
  const skips = specsOf(report?.suites ?? []).map(({ title }) => ({
    title,
    reason: 'no browser can be launched here (Debian: apt-get install chromium)',
  }));
  const faults = skips.length === 0 ? [fault('no journey listed', lastLines(ended.errors))] : [];
  return { looked: `${files} files, no browser`, passed: 0, skips, faults };
}

function outcomeOf(files: number, report: Report | undefined, ended: Ended): Outcome {
  const faults: Fault[] = [];
  const skips: Skip[] = [];
  let passed = 0;
  for (const spec of specsOf(report?.suites ?? [])) {
    for (const { projectName, status, annotations, results } of spec.tests) {
      if (status === 'skipped') {
        const reason = annotations.find(({ type }) => type === 'skip')?.description;
        skips.push({ title: spec.title, reason: reason ?? 'no reason given' });
      } else if (status === 'expected') passed += 1;
      else {
        const words = results.map(({ error }) => error?.message ?? '').join('\n');
        faults.push(fault(`${spec.title} [${projectName}] (${spec.file}:${spec.line})`, words));
      }
    }
  }
  const errors = (report?.errors ?? []).map(({ message = '' }) => fault('playwright', message));
  faults.push(...errors);
  if (passed === 0 && faults.length === 0 && skips.length === 0) {
    faults.push(fault('playwright ran nothing', lastLines(ended.output + ended.errors)));
  }
  if (ended.code !== 0 && faults.length === 0) {
    faults.push(fault(`playwright ended with ${ended.code}`, lastLines(ended.errors)));
  }
  const tests = passed + faults.length + skips.length;
  return { looked: `${files} files, ${tests} journeys`, passed, faults, skips };
}

function specsOf(suites: readonly Suite[]): Spec[] {
  return suites.flatMap(({ specs, suites: inner = [] }) => [...specs, ...specsOf(inner)]);
}

/** The program under test may have printed before the report. */
function read(output: string): Report | undefined {
  try {
    return JSON.parse(output.slice(output.search(/^\{/m)));
  } catch {
    return undefined;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const trial = createServer();
    trial.once('error', reject);
    trial.listen(0, '127.0.0.1', () => {
      const address = trial.address();
      trial.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
