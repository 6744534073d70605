import { lastLines, runPackage } from './run-program.ts';
import { everyFile } from './sources.ts';
import { fault, type Outcome, type Round } from './step.ts';

type Cruise = {
  modules: { source: string; dependencies: unknown[] }[];
  summary: { violations: { from: string; to: string; rule: { name: string; severity: string } }[] };
};

/** The rooms and the table of `architecture.rules.mjs`; a source file that was not read is a fault too. */
export async function checkBoundaries(round: Round): Promise<Outcome> {
  const words = ['--config', 'architecture.rules.mjs', '--output-type', 'json', 'src'];
  const program = ['dependency-cruiser/bin/dependency-cruise.mjs', ...words];
  const { output, errors } = await runPackage(round, program);
  const cruise = read(output);
  if (cruise === undefined) {
    return { looked: 'nothing', faults: [fault('dependency-cruiser', lastLines(errors))] };
  }
  const seen = new Set(cruise.modules.map(({ source }) => source));
  const sources = everyFile(round.root).filter((path) => /^src\/.*(?<!\.d)\.tsx?$/.test(path));
  const edges = cruise.modules.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
  const broken = cruise.summary.violations.map(({ rule, from, to }) =>
    fault(`${rule.name}: ${from} → ${to}`),
  );
  const unseen = sources
    .filter((path) => !seen.has(path))
    .map((path) => fault(`${path} was not cruised`));
  const empty = sources.length === 0 ? [fault('no source file found')] : [];
  return {
    looked: `${sources.length} source files, ${edges} imports`,
    faults: [...broken, ...unseen, ...empty],
  };
}

function read(output: string): Cruise | undefined {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}
