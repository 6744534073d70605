import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { config } from '#config';
import { systemClock } from '#kernel/clock';
import { connect, type Database } from '#kernel/db';
import { useDatabase } from '#kernel/postgres';
import { CalendarRefused, listCalendars, loadCalendar } from '#modules/directory';
import { UsageFault } from '../command.ts';
import { migrateHouse } from '../schemas.ts';

/** One line for the list of commands. */
export const summary = 'liste ou corrige les calendriers scolaires';

/** What `--help` prints. */
export const help = `preau calendar list [--json]
preau calendar load <fichier.json> [--json]

Chaque établissement suit le calendrier de son département (zones A, B, C, Corse,
outre-mer) ou le sien. « list » dit les dates connues et d'où elles viennent ; « load »
remplace celles qu'un fichier donne :

  { "calendar": "zone-b", "source": "arrêté du …", "years": [ { "year": 2026,
    "starts": "2026-09-01", "ends": "2027-07-03", "holidays": [
      { "name": "Vacances de Noël", "starts": "2026-12-19", "ends": "2027-01-04" } ] } ] }

« ends » est le jour de la reprise ; celui de l'année est le premier jour de l'été.
Un établissement peut suivre un autre calendrier, et découper son année :

  { "structure": "0379001A", "calendar": "alternance", "periods": [ { "year": 2026,
    "kind": "semestre", "label": "1er semestre", "starts": "2026-09-01", "ends": "2027-01-25" } ] }

  --json            un document JSON sur la sortie standard
`;

/** 0 when done, 1 when the file was refused. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const [verb, path, ...more] = positionals;
  const isLoad = verb === 'load' && path !== undefined && more.length === 0;
  if (!isLoad && !(verb === 'list' && path === undefined))
    throw new UsageFault('Il faut : calendar list, ou calendar load <fichier>.');
  const text = isLoad ? textOf(path) : '';
  const database = await useDatabase(config());
  try {
    await migrateHouse(database.url);
    const { db } = connect(database.url, 1);
    try {
      return await (isLoad ? load(db, text, values.json) : list(db, values.json));
    } finally {
      await db.destroy();
    }
  } finally {
    await database.close();
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageFault(`${path} : ${(error as Error).message}`);
  }
}

async function load(db: Database, text: string, json: boolean): Promise<number> {
  try {
    const loaded = await loadCalendar({ db }, text);
    if (json) console.log(JSON.stringify(loaded));
    else
      console.log(
        'structure' in loaded
          ? `${loaded.structure} : calendrier ${loaded.calendar ?? 'du département'}, ${loaded.periods} périodes.`
          : `${loaded.calendar} : ${loaded.years.map((year) => `${year}-${year + 1}`).join(', ')}.`,
      );
    return 0;
  } catch (error) {
    if (!(error instanceof CalendarRefused)) throw error;
    if (json) console.log(JSON.stringify({ refused: error.message }));
    console.error(`Fichier refusé, rien n’a changé : ${error.message}.`);
    return 1;
  }
}

async function list(db: Database, json: boolean): Promise<number> {
  const known = await listCalendars({ db, clock: systemClock });
  if (json) {
    console.log(JSON.stringify(known));
    return 0;
  }
  for (const { calendar, label, year, starts, ends, holidays, source, isCorrected } of known.years)
    console.log(
      [
        `${label} (${calendar}), ${year}-${year + 1} : du ${starts} au ${ends}${isCorrected ? ', chargé ici' : ''}`,
        ...holidays.map((one) => `  ${one.name} : du ${one.starts}, reprise le ${one.ends}`),
        `  Source : ${source}`,
      ].join('\n'),
    );
  if (known.empty.length > 0)
    console.log(`Sans dates : ${known.empty.map(({ label }) => label).join(', ')}.`);
  return 0;
}
