import { parseArgs } from 'node:util';
import { UsageFault } from '../command.ts';
import { type FeedReport, type FeedRequest, makeFeed, schoolLimits } from '../demo/index.ts';
import { PlainFault } from '../kernel/plain-fault.ts';

/** One line for the list of commands. */
export const summary = 'écrit la région de démonstration en fichiers AAF';

/** What `--help` prints. */
export const help = `preau demo make <dossier> [--structures N] [--seed S]

Écrit dans <dossier> un flux AAF 2D complet d'une région inventée. Les mêmes
options donnent toujours les mêmes fichiers, à l'octet près. Les fichiers d'une
démonstration écrite auparavant dans ce dossier sont remplacés, les autres restent.

  --structures N   nombre d'établissements, de ${schoolLimits.least} à ${schoolLimits.most} (12 par défaut ; 350 : la région)
  --seed S         graine des tirages (« preau » par défaut)
  --date AAAAMMJJ  jour du flux (20261121 par défaut)
  --change P       part des personnes à qui il est arrivé quelque chose depuis le flux
                   sans cette option : 0.01 pour une sur cent (à écrire dans un autre
                   dossier, avec une date plus récente)
  --faults         ajoute quelques fiches fautives, à refuser une par une
  --json           le bilan en JSON sur la sortie standard
`;

/** 0 when written; wrong usage and a folder that cannot be written throw. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      structures: { type: 'string', default: '12' },
      seed: { type: 'string', default: 'preau' },
      date: { type: 'string', default: '20261121' },
      change: { type: 'string', default: '0' },
      faults: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [verb, folder, ...more] = positionals;
  if (verb !== 'make' || !folder || more.length > 0) {
    throw new UsageFault('Il faut : demo make <dossier>, et rien de plus que les options.');
  }
  const { least, most } = schoolLimits;
  const report = await write({
    folder,
    structures: numberIn('--structures', values.structures, least, most, /^\d+$/),
    seed: values.seed,
    date: dayIn(values.date),
    change: numberIn('--change', values.change, 0, 1, /^\d*\.?\d+$/),
    faults: values.faults,
  });
  console.log(values.json ? JSON.stringify(report) : sentence(report, folder));
  return 0;
}

async function write(request: FeedRequest): Promise<FeedReport> {
  try {
    return await makeFeed(request);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new PlainFault(`Impossible d’écrire dans ${request.folder} : ${error.message}`);
  }
}

function numberIn(option: string, text: string, low: number, high: number, shape: RegExp): number {
  const number = Number(text);
  if (shape.test(text) && number >= low && number <= high) return number;
  throw new UsageFault(`${option} : ${low} à ${high} attendu, pas « ${text} ».`);
}

function dayIn(text: string): string {
  const day = new Date(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}T00:00:00Z`);
  const same =
    !Number.isNaN(day.valueOf()) && day.toISOString().slice(0, 10).replaceAll('-', '') === text;
  if (same) return text;
  throw new UsageFault(`--date : un jour écrit AAAAMMJJ est attendu, pas « ${text} ».`);
}

function sentence(report: FeedReport, folder: string): string {
  const files = Object.values(report).reduce((sum, one) => sum + one.files, 0);
  const bytes = Object.values(report).reduce((sum, one) => sum + one.bytes, 0);
  const count = (number: number) => number.toLocaleString('fr-FR');
  return `${folder} : ${count(files)} fichiers, ${count(Math.round(bytes / 1e6))} Mo — ${count(report.EtabEducNat.records)} structures, ${count(report.Eleve.records)} élèves, ${count(report.PersRelEleve.records)} responsables, ${count(report.PersEducNat.records)} personnels.`;
}
