import { lastLines, runPackage } from './run-program.ts';
import { fault, type Outcome, type Round } from './step.ts';

const LOOKED = /Checked (\d+) files?/;

/** Format and lint, as the machine that merges sees them. */
export async function checkStyle(round: Round): Promise<Outcome> {
  const words = ['ci', '--colors=off', '--max-diagnostics=30', '.'];
  const { code, output, errors } = await runPackage(round, ['@biomejs/biome/bin/biome', ...words]);
  const files = Number(LOOKED.exec(output + errors)?.[1] ?? 0);
  const faults = code === 0 ? [] : [fault('biome', lastLines(`${output}\n${errors}`, 120))];
  if (files === 0) faults.push(fault('biome looked at no file', lastLines(errors)));
  return { looked: `${files} files`, faults };
}
