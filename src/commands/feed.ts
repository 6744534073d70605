import { parseArgs } from 'node:util';
import { config } from '#config';
import { useDatabase } from '#kernel/postgres';
import { UsageFault } from '../command.ts';
import { migrateHouse } from '../schemas.ts';
import { sayHistory } from './feed/say-history.ts';
import { takeAafFeed } from './feed/take-aaf.ts';
import { planNamed, tablesHelp, takeTables } from './feed/take-tables.ts';
import { takeTutorsTable, tutorsHelp } from './feed/take-tutors.ts';
import { undo } from './feed/undo.ts';

/** One line for the list of commands. */
export const summary =
  'prend un flux de l’annuaire (AAF, CSV, ONDE), ou liste ceux qui ont été pris';

/** What `--help` prints. */
export const help = `preau feed aaf <dossier|archive .tgz, .tar.gz, .tar> [options]
preau feed history [--json]
preau feed undo <numéro d'une alimentation, donné par feed history --json> [--json]

Prend un flux AAF du premier ou du second degré, complet ou delta : en entier, ou
rien. Une fiche fautive est signalée et laissée de côté ; un flux incomplet, plus ancien que le dernier pris, mal formé ou
tronqué est refusé (code de sortie 1) et l'annuaire reste tel quel. « feed undo » rend l'annuaire d'avant une alimentation, la
dernière de sa source d'abord, pendant quatre-vingt-dix jours ; ce qui a changé
depuis est dit, et rien n'est alors défait.

  --dry-run         dit exactement ce qui changerait, sans rien changer, et en garde
                    le plan trois jours
  --plan NUMÉRO     applique ce plan : si le flux ne ferait plus exactement cela, rien
                    n'est changé, les écarts sont dits et un nouveau plan est donné
  --json            le bilan en JSON sur la sortie standard
  --academy CODE    code de l'académie, si l'en-tête des fichiers ne le donne pas
  --allow-removals  accepte que plus de 5 % (réglage « disparitions tolérées ») des
                    personnes d'un établissement (et cinq au
                    moins) disparaissent ; sans cela, un tel flux est refusé en entier.
                    --allow-removals=UAI,UAI : dans ces établissements seulement

Exemple : preau feed aaf /srv/aaf/ENT2DVA.20261121.tgz --dry-run

${tablesHelp}
${tutorsHelp}`;

/** 0 when the feed was taken (or would be), 1 when it was refused; wrong usage throws. */
export async function run(args: string[]): Promise<number> {
  const { allowed, others } = removalsIn(args);
  if (others.includes('csv') || others.includes('onde'))
    return takeTables(others, { allowed, onDatabase });
  if (others.includes('tutors')) return takeTutorsTable(others, { allowed, onDatabase });
  const { values, positionals } = parseArgs({
    args: others,
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      academy: { type: 'string' },
      plan: { type: 'string' },
    },
  });
  const [verb, path, ...more] = positionals;
  const isFeed = verb === 'aaf' && path !== undefined && more.length === 0;
  const isUndo = verb === 'undo' && path !== undefined && more.length === 0;
  if (!isFeed && !isUndo && !(verb === 'history' && path === undefined)) {
    throw new UsageFault(
      'Il faut : feed aaf <dossier ou archive>, feed undo <numéro>, ou feed history.',
    );
  }
  const { json, academy = null, 'dry-run': dryRun } = values;
  const plan = planNamed(values.plan);
  try {
    return await onDatabase((url) => {
      if (isUndo) return undo(url, path, json);
      if (!isFeed) return sayHistory(url, json);
      return takeAafFeed(url, { path, academy, dryRun, plan, json, allowRemovals: allowed });
    });
  } catch (error) {
    if (values.json) sayFault(error);
    throw error;
  }
}

/** `--allow-removals` alone, or with the UAI where it holds. */
function removalsIn(args: readonly string[]): { allowed: 'all' | string[]; others: string[] } {
  const said = args.filter((word) => /^--allow-removals(=|$)/.test(word));
  const others = args.filter((word) => !said.includes(word));
  if (said.includes('--allow-removals')) return { allowed: 'all', others };
  const allowed = said.flatMap((word) => word.slice('--allow-removals='.length).split(','));
  const wrong = allowed.find((uai) => !/^[0-9]{7}[A-Z]$/.test(uai));
  if (wrong !== undefined)
    throw new UsageFault(`--allow-removals : « ${wrong} » n’est pas un UAI (0379001A).`);
  return { allowed, others };
}

async function onDatabase(work: (url: string) => Promise<number>): Promise<number> {
  const database = await useDatabase(config());
  try {
    await migrateHouse(database.url);
    return await work(database.url);
  } finally {
    await database.close();
  }
}

/** Programs that asked for JSON get a document whatever happens; people read the rest on standard error. */
const sayFault = (error: unknown) =>
  console.log(
    JSON.stringify({
      outcome: 'failed',
      reason: error instanceof Error ? error.message : String(error),
    }),
  );
