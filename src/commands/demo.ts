import { parseArgs } from 'node:util';
import { makeFeed } from '../demo/index.ts';

/** One line for the list of commands. */
export const summary = 'écrit la région de démonstration en fichiers AAF';

/** What `--help` prints. */
export const help = `preau demo make <dossier> [--structures N] [--seed S]

Écrit dans <dossier> un flux AAF 2D complet d'une région inventée. Les mêmes
options donnent toujours les mêmes fichiers, à l'octet près.

  --structures N   nombre d'établissements (12 par défaut, 2 au moins ; 350 : la région)
  --seed S         graine (« preau » par défaut)
  --date AAAAMMJJ  date du flux (20261121 par défaut)
`;

/** Runs `preau demo make …`: 0 when written, 1 when the folder cannot be written, 2 on wrong usage. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      structures: { type: 'string', default: '12' },
      seed: { type: 'string', default: 'preau' },
      date: { type: 'string', default: '20261121' },
    },
  });
  const [verb, folder] = positionals;
  if (verb !== 'make' || !folder) return 2;
  const report = await makeFeed({
    folder,
    structures: Number(values.structures),
    seed: values.seed,
    date: values.date,
  });
  console.log(report);
  return 0;
}
