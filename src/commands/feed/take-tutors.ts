import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  csvFilesAt,
  FeedRefused,
  mappingFrom,
  proposedTutorMapping,
  type TakenTutors,
  takeTutors,
} from '#modules/directory';
import { UsageFault } from '../../command.ts';
import type { Around } from './take-tables.ts';

/** Its part of `feed --help`. */
export const tutorsHelp = `preau feed tutors <fichier.csv> --uai UAI [--mapping FICHIER.json] [options]
preau feed tutors <fichier.csv> --propose-mapping

Prend le tableau des maîtres d'apprentissage et des tuteurs de stage d'un établissement
(docs/guide/csv.md) : ceux qu'il ne nomme plus ne suivent plus leur élève.
`;

const options = {
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  'propose-mapping': { type: 'boolean', default: false },
  uai: { type: 'string' },
  mapping: { type: 'string' },
} as const;

/** `feed tutors …`: 0 taken, 1 refused; wrong usage throws. */
export async function takeTutorsTable(
  args: string[],
  { allowed, onDatabase }: Around,
): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [, path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new UsageFault('Il faut : feed tutors <fichier.csv>.');
  const [file, ...others] = await asUsage(() => csvFilesAt(path));
  if (file === undefined || others.length > 0)
    throw new UsageFault('Il faut un seul fichier de tuteurs.');
  if (values['propose-mapping']) {
    console.log(JSON.stringify(await asUsage(() => proposedTutorMapping(file)), null, 2));
    return 0;
  }
  const uai = values.uai?.toUpperCase() ?? '';
  if (!/^\d{7}[A-Z]$/.test(uai)) throw new UsageFault('Il faut : --uai UAI de l’établissement.');
  const said = values.mapping;
  const mapping =
    said === undefined
      ? null
      : await asUsage(async () => mappingFrom(await readFile(said, 'utf8'), basename(said)));
  return onDatabase(async (url) => {
    const dryRun = values['dry-run'];
    const report = await takeTutors({ url, file, uai, mapping, dryRun, allowRemovals: allowed });
    say(report, values.json);
    return report.outcome === 'applied' ? 0 : 1;
  });
}

async function asUsage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FeedRefused) throw new UsageFault(`${error.message}.`);
    throw error;
  }
}

function say(report: TakenTutors, json: boolean): void {
  const { reason, file, line, read, created, changed, unchanged, ended, over, refused } = report;
  if (json) console.log(JSON.stringify(report));
  if (report.outcome === 'refused')
    console.error(
      `Tableau refusé, rien n’a changé : ${file}${line === null ? '' : `, ligne ${line}`} : ${reason}.`,
    );
  else if (!json) {
    console.log(
      `${read} lignes${report.dryRun ? ' (essai, rien n’est écrit)' : ''} : nouvelles ${created}, changées ${changed}, identiques ${unchanged}, terminées ${over}, arrêtées ${ended}.`,
    );
    for (const one of refused) console.log(`  · ${one.file}, ligne ${one.line} : ${one.reason}`);
  }
}
