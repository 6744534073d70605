import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ban, bans } from './bans.ts';
import { everyFile } from './sources.ts';
import { type Fault, fault, type Outcome, type Round } from './step.ts';

const IMAGE = /\.(png|webp|jpe?g|gif|ico|woff2?|gz|tgz|zip)$/;

/** No secret, no path of somebody's machine, no private registry, no word that does not belong here. */
export async function checkLeaks({ root }: Round): Promise<Outcome> {
  const files = everyFile(root).filter((path) => !IMAGE.test(path));
  const faults = files.flatMap((path) => [
    ...leaksIn(path, readFileSync(join(root, path), 'utf8')),
    ...nameFaults(path),
  ]);
  if (files.length === 0) faults.push(fault('no file found'));
  return { looked: `${files.length} files, ${bans.length} bans`, faults };
}

/** The leaks of one text: file, line, and which ban; never the words themselves, a secret stays out of the log. */
export function leaksIn(path: string, text: string): Fault[] {
  const due = bans.filter(
    ({ onlyIn, notIn }) => !notIn?.test(path) && onlyIn?.test(path) !== false,
  );
  return text
    .split('\n')
    .flatMap((line, index) =>
      due
        .filter((ban) => isIn(ban, line))
        .map(({ name }) => fault(`${path}:${index + 1}: ${name}`)),
    );
}

function isIn({ pattern, unless }: Ban, line: string): boolean {
  return pattern.test(line) && unless?.test(line) !== true;
}

/** Folders called after nothing in particular fill up with everything. */
function nameFaults(path: string): Fault[] {
  if (!/^(src|tests|bench)\//.test(path)) return [];
  const vague = /(^|\/)(utils?|helpers?|common|shared|misc|lib)(\/|\.tsx?$)/.exec(path);
  return vague === null ? [] : [fault(`${path}: “${vague[2]}” says nothing of what is in it`)];
}
