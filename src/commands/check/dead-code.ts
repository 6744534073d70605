import { lastLines, runPackage } from './run-program.ts';
import { fault, type Outcome, type Round } from './step.ts';

type Found = { files: number; found: string[]; hints: string[] };

/** Files, exports and packages that nothing uses, as knip sees them from the entries in `knip.json`. */
export async function checkDeadCode(round: Round): Promise<Outcome> {
  const reporter = `${round.root}/src/commands/check/knip-reporter.ts`;
  const words = ['--no-progress', '--no-exit-code', '--reporter', reporter];
  const { output, errors } = await runPackage(round, ['knip/bin/knip.js', ...words]);
  const knip = read(output);
  if (knip === undefined) {
    return { looked: 'nothing', faults: [fault('knip', lastLines(output + errors))] };
  }
  const faults = [...knip.found, ...knip.hints].map((words) => fault(words));
  if (knip.files === 0) faults.push(fault('knip read no file'));
  return { looked: `${knip.files} files`, faults };
}

function read(output: string): Found | undefined {
  try {
    return JSON.parse(output.trim().split('\n').at(-1) ?? '');
  } catch {
    return undefined;
  }
}
