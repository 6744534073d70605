import { lastLines, runNode } from './run-program.ts';
import { fault, type Outcome, type Round } from './step.ts';

/** Builds the browser app if it is stale, and weighs what the home page downloads first. */
export async function checkBuild(round: Round): Promise<Outcome> {
  const entry = ['bin/preau.mjs', 'build'];
  const { code, output, errors } = await runNode(round, entry);
  const lines = output.trim().split('\n').filter(Boolean);
  const faults = code === 0 ? [] : [fault('build', lastLines(`${output}\n${errors}`))];
  if (lines.length === 0) faults.push(fault('nothing was weighed'));
  return { looked: lines.at(-1) ?? 'nothing', faults };
}
