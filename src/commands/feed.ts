import { parseArgs } from 'node:util';
import { config } from '#config';
import { useDatabase } from '#kernel/postgres';
import { takeAaf } from '#modules/directory';
import { UsageFault } from '../command.ts';
import { migrateHouse } from '../schemas.ts';
import { sayHistory } from './feed/say-history.ts';
import { sayReport } from './feed/say-report.ts';
import { tablesHelp, takeTables } from './feed/take-tables.ts';

/** One line for the list of commands. */
export const summary =
  'prend un flux de l’annuaire (AAF, CSV, ONDE), ou liste ceux qui ont été pris';

/** What `--help` prints. */
export const help = `preau feed aaf <dossier|archive .tgz, .tar.gz, .tar> [options]
preau feed history [--json]

Prend un flux AAF du premier ou du second degré, complet ou delta : en entier, ou
rien. Une fiche fautive est signalée et laissée de côté ; un flux incomplet, plus ancien que le dernier pris, mal formé ou
tronqué est refusé (code de sortie 1) et l'annuaire reste tel quel.

  --dry-run         compare et compte, sans rien changer
  --json            le bilan en JSON sur la sortie standard
  --academy CODE    code de l'académie, si l'en-tête des fichiers ne le donne pas
  --allow-removals  accepte que plus de 5 % (réglage « disparitions tolérées ») des
                    personnes d'un établissement (et cinq au
                    moins) disparaissent ; sans cela, un tel flux est refusé en entier.
                    --allow-removals=UAI,UAI : dans ces établissements seulement

Exemple : preau feed aaf /srv/aaf/ENT2DVA.20261121.tgz --dry-run

${tablesHelp}`;

/** 0 when the feed was taken (or would be), 1 when it was refused; wrong usage throws. */
export async function run(args: string[]): Promise<number> {
  const { allowed, others } = removalsIn(args);
  if (others.includes('csv') || others.includes('onde'))
    return takeTables(others, { allowed, onDatabase });
  const { values, positionals } = parseArgs({
    args: others,
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      academy: { type: 'string' },
    },
  });
  const [verb, path, ...more] = positionals;
  const isFeed = verb === 'aaf' && path !== undefined && more.length === 0;
  if (!isFeed && !(verb === 'history' && path === undefined)) {
    throw new UsageFault('Il faut : feed aaf <dossier ou archive>, ou feed history.');
  }
  try {
    return isFeed
      ? await take(path, values, allowed)
      : await onDatabase((url) => sayHistory(url, values.json));
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

async function take(
  path: string,
  values: { 'dry-run': boolean; json: boolean; academy?: string | undefined },
  allowRemovals: 'all' | string[],
): Promise<number> {
  return onDatabase(async (url) => {
    const request = { url, path, academy: values.academy ?? null, dryRun: values['dry-run'] };
    const report = await takeAaf({ ...request, allowRemovals });
    sayReport(report, values.json);
    return report.outcome === 'applied' ? 0 : 1;
  });
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
