import { parseArgs } from 'node:util';
import { config } from '#config';
import { useDatabase } from '#kernel/postgres';
import { takeAaf } from '#modules/directory';
import { UsageFault } from '../command.ts';
import { migrateHouse } from '../schemas.ts';
import { sayHistory } from './feed/say-history.ts';
import { sayReport } from './feed/say-report.ts';

/** One line for the list of commands. */
export const summary = 'prend un flux de l’annuaire (AAF), ou liste ceux qui ont été pris';

/** What `--help` prints. */
export const help = `preau feed aaf <dossier|archive .tgz, .tar.gz, .tar> [options]
preau feed history [--json]

Prend un flux AAF 2D complet : en entier, ou rien. Une fiche fautive est signalée et
laissée de côté ; un flux incomplet, plus ancien que le dernier pris, mal formé ou
tronqué est refusé (code de sortie 1) et l'annuaire reste tel quel.

  --dry-run         compare et compte, sans rien changer
  --json            le bilan en JSON sur la sortie standard
  --academy CODE    code de l'académie, si l'en-tête des fichiers ne le donne pas
  --allow-removals  accepte un flux où beaucoup de personnes ont disparu
                    (sans effet : aucune limite n'est encore posée)

Exemple : preau feed aaf /srv/aaf/ENT2DVA.20261121.tgz --dry-run
`;

/** 0 when the feed was taken (or would be), 1 when it was refused; wrong usage throws. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      academy: { type: 'string' },
      'allow-removals': { type: 'boolean', default: false },
    },
  });
  const [verb, path, ...more] = positionals;
  const isFeed = verb === 'aaf' && path !== undefined && more.length === 0;
  if (!isFeed && !(verb === 'history' && path === undefined)) {
    throw new UsageFault('Il faut : feed aaf <dossier ou archive>, ou feed history.');
  }
  const database = await useDatabase(config());
  try {
    await migrateHouse(database.url);
    if (!isFeed) return await sayHistory(database.url, values.json);
    const report = await takeAaf({
      url: database.url,
      path,
      academy: values.academy ?? null,
      dryRun: values['dry-run'],
    });
    sayReport(report, values.json);
    return report.outcome === 'applied' ? 0 : 1;
  } finally {
    await database.close();
  }
}
