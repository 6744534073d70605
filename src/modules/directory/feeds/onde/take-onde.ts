import type { CsvFile } from '../csv/csv-file.ts';
import { readTable } from '../csv/csv-table.ts';
import { type CsvRequest, takeTables } from '../csv/take-csv.ts';
import { FeedRefused } from '../feed.ts';
import type { TakenFeed } from '../report.ts';
import { inColumns } from './layout.ts';

/** The extractions of one école, and which école it is: the files do not say. */
export interface OndeRequest
  extends Pick<CsvRequest, 'url' | 'dryRun' | 'allowRemovals' | 'plan' | 'isOwn'> {
  files: readonly CsvFile[];
  uai: string;
}

/**
 * Takes the extractions of ONDE as a complete feed of one école. ONDE numbers nobody: a pupil is their names and birth
 * date, a responsable or a teacher their names, within the école.
 */
export function takeOnde({ files, uai, ...request }: OndeRequest): Promise<TakenFeed> {
  return takeTables({ ...request, source: `onde:${uai}`, uai }, async () => {
    const tables = [];
    for (const file of files) {
      const table = await readTable(file, { isRagged: true });
      tables.push({ ...inColumns(table), table });
    }
    if (tables.every(({ kind }) => kind !== 'eleves'))
      throw new FeedRefused('il manque l’extraction des élèves');
    return tables;
  });
}
