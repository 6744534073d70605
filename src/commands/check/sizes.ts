import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyFile } from './sources.ts';
import { fault, type Outcome, type Round } from './step.ts';

/** Prints how long source files are. Watched, not gated: only an empty look fails. */
export async function measureSizes({ root }: Round): Promise<Outcome> {
  const sizes = everyFile(root)
    .filter((path) => /^src\/.*\.tsx?$/.test(path))
    .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
    .sort((one, other) => one.lines - other.lines);
  const longest = sizes.at(-1);
  if (longest === undefined) return { looked: 'nothing', faults: [fault('no source file found')] };
  const at = (share: number) => sizes[Math.floor((sizes.length - 1) * share)]?.lines;
  const looked =
    `${sizes.length} source files: median ${at(0.5)} lines, p99 ${at(0.99)}, ` +
    `longest ${longest.lines} (${longest.path})`;
  return { looked, faults: [] };
}
