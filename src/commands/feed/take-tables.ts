import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  csvFilesAt,
  FeedRefused,
  mappingFrom,
  proposedMapping,
  type TakenFeed,
  takeCsv,
  takeOnde,
} from '#modules/directory';
import { UsageFault } from '../../command.ts';
import { sayFeed } from './say-feed.ts';

/** What `feed csv` and `feed onde` need from the command they belong to. */
export interface Around {
  allowed: 'all' | string[];
  onDatabase: (work: (url: string) => Promise<number>) => Promise<number>;
}

/** Their part of `feed --help`. */
export const tablesHelp = `preau feed csv <dossier|fichier.csv> --source NOM [--uai UAI] [--mapping FICHIER.json] [options]
preau feed csv <dossier|fichier.csv> --propose-mapping
preau feed onde <dossier> --uai UAI [options]

Prend les tableaux d'un établissement sans AAF (CFA, agricole, privé : docs/guide/csv.md), ou les
extractions d'ONDE d'une école. --dry-run donne un plan, que --plan applique. Tout le tableau ou rien ; une ligne fautive est signalée et laissée de côté.

  --source NOM        d'où viennent ces tableaux (cfa-bourges) : l'absence n'y compte que là. Un UAI : ceux
                      que l'établissement donnera ensuite lui-même (/administration/tableaux)
  --uai UAI           l'établissement des lignes qui n'en nomment pas
  --mapping FICHIER   quel en-tête est quelle colonne
  --propose-mapping   écrit une correspondance à corriger, avec des exemples de valeurs
`;

const options = {
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  'propose-mapping': { type: 'boolean', default: false },
  source: { type: 'string' },
  uai: { type: 'string' },
  mapping: { type: 'string' },
  plan: { type: 'string' },
} as const;

/** `feed csv …` and `feed onde …`: 0 taken, 1 refused; wrong usage throws. */
export async function takeTables(args: string[], { allowed, onDatabase }: Around): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [verb, path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new UsageFault(`Il faut : feed ${verb} <dossier ou fichier>.`);
  if (values['propose-mapping']) return propose(path);
  const uai = values.uai?.toUpperCase() ?? null;
  if (uai !== null && !/^\d{7}[A-Z]$/.test(uai))
    throw new UsageFault(`--uai : « ${uai} » n’est pas un UAI (0379001A).`);
  const plan = planNamed(values.plan);
  const take = verb === 'onde' ? ondeOf(path, uai) : await csvOf(path, values, uai);
  return onDatabase(async (url) => {
    const given = { url, dryRun: values['dry-run'], plan, allowRemovals: allowed };
    return sayFeed(url, await take(given), values.json);
  });
}

/** The number of a plan, as `--dry-run` gave it. */
export function planNamed(plan: string | undefined): string | null {
  if (plan !== undefined && !/^[0-9a-f-]{36}$/.test(plan))
    throw new UsageFault(`--plan : « ${plan} » n’est pas le numéro d’un plan.`);
  return plan ?? null;
}

type Take = (given: {
  url: string;
  dryRun: boolean;
  plan: string | null;
  allowRemovals: Around['allowed'];
}) => Promise<TakenFeed>;

function ondeOf(path: string, uai: string | null): Take {
  if (uai === null) throw new UsageFault('Il faut : feed onde <dossier> --uai UAI de l’école.');
  return async (given) => takeOnde({ ...given, files: await filesAt(path), uai });
}

async function csvOf(
  path: string,
  { source, mapping }: { source?: string | undefined; mapping?: string | undefined },
  uai: string | null,
): Promise<Take> {
  if (source === undefined || !/^([a-z0-9][a-z0-9-]{0,39}|\d{7}[A-Z])$/.test(source))
    throw new UsageFault(
      '--source : un nom de minuscules, chiffres et tirets (cfa-bourges), ou un UAI (0180777K).',
    );
  const said = mapping === undefined ? null : await readMapping(mapping);
  return async (given) =>
    takeCsv({ ...given, files: await filesAt(path), source, uai, mapping: said });
}

async function readMapping(path: string) {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageFault(`--mapping : je ne peux pas lire ${path}.`);
  });
  return refusedAsUsage(async () => mappingFrom(text, basename(path)));
}

const filesAt = (path: string) => refusedAsUsage(() => csvFilesAt(path));

/** What is wrong before any table is looked at is for whoever typed the command. */
async function refusedAsUsage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FeedRefused) throw new UsageFault(`${error.message}.`);
    throw error;
  }
}

async function propose(path: string): Promise<number> {
  try {
    console.log(JSON.stringify(await proposedMapping(path), null, 2));
    return 0;
  } catch (error) {
    if (!(error instanceof FeedRefused)) throw error;
    const where = [error.file, error.line === null ? null : `ligne ${error.line}`];
    console.error(`${where.filter(Boolean).join(', ')} : ${error.message}.`);
    return 1;
  }
}
