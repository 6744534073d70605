import { lastLines, runPackage } from './run-program.ts';
import { fault, type Outcome, type Round } from './step.ts';

const PROJECTS = ['tsconfig.json', 'tsconfig.web.json'];
const OWN = /^(?!.*\/node_modules\/).*\.m?tsx?$/gm;

/** Types of both projects: the server without a DOM, the browser app without Node. */
export async function checkTypes(round: Round): Promise<Outcome> {
  const runs = await Promise.all(PROJECTS.map((project) => checkProject(round, project)));
  const counts = runs.map(({ project, files }) => `${files} files by ${project}`);
  return { looked: counts.join(', '), faults: runs.flatMap(({ faults }) => faults) };
}

async function checkProject(round: Round, project: string) {
  const words = ['-p', project, '--listFiles', '--pretty', 'false'];
  const { code, output, errors } = await runPackage(round, ['typescript/bin/tsc', ...words]);
  const files = output.match(OWN)?.filter((line) => !line.includes(': error ')).length ?? 0;
  const complaints = output.split('\n').filter((line) => /error TS\d+|^\s/.test(line));
  const faults = code === 0 ? [] : [fault(project, lastLines(complaints.join('\n') + errors, 60))];
  if (files === 0) faults.push(fault(`${project} covers no file`));
  return { project, files, faults };
}
