import { allowedSkips, unexcused } from './skips.ts';
import { type Fault, fault, type Outcome, type Skip } from './step.ts';

/** What a run has found so far. */
export type Tally = { passed: number; faults: Fault[]; skips: Skip[] };

/** What one step adds: each of its tests or, when it is a gate, itself with all that it found. */
export function counted(name: string, { passed, faults, skips = [] }: Outcome): Tally {
  if (passed !== undefined) return { passed, faults, skips };
  if (faults.length === 0) return { passed: 1, faults, skips };
  const words = faults.map((one) => [one.title, one.words].filter(Boolean).join('\n')).join('\n');
  return { passed: 0, faults: [fault(name, words)], skips };
}

/** Prints what was skipped and what failed, then the line that machines read; true when nothing failed. */
export function conclude(
  tallies: readonly Tally[],
  { root, isCi }: { root: string; isCi: boolean },
) {
  const skips = tallies.flatMap((tally) => tally.skips);
  const refused = isCi ? unexcused(skips, allowedSkips(root)) : [];
  const faults = [...tallies.flatMap((tally) => tally.faults), ...refused];
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const skipped = skips.length - refused.length;
  if (skips.length > 0) console.log('\nSkipped:');
  for (const { title, reason } of skips) console.log(`  ${title}: ${reason}`);
  if (faults.length > 0) console.log('\nFailed:');
  for (const { title, words } of faults)
    console.log(`  ${title}${words ? `\n${indent(words)}` : ''}`);
  console.log(`\n${passed} passed, ${faults.length} failed, ${skipped} skipped`);
  return faults.length === 0;
}

const indent = (words: string) => words.trimEnd().replaceAll(/^/gm, '      ');
