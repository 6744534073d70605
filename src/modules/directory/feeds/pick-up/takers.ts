import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvFilesAt } from '../csv/csv-file.ts';
import { mappingFrom } from '../csv/mapping.ts';
import { takeCsv } from '../csv/take-csv.ts';
import { takeOnde } from '../onde/take-onde.ts';
import type { TakenFeed } from '../report.ts';
import { takeAaf } from '../take-feed.ts';
import type { Deposit, PickUp } from './rows.ts';

/** Which header is which column of a source of tables, laid by the operator beside its folders. */
const MAPPING = 'correspondance.json';

/** What is to be taken: files that lie in `folder`, of a source whose own folder is `home`. */
export interface Taking {
  url: string;
  home: string;
  folder: string;
  pickUp: PickUp;
  deposit: Deposit;
  /** Only says what it would do, wherever people may disappear. */
  isPlan: boolean;
}

/** Takes the files of a deposit as its source says they are to be read. */
export async function takeDeposit(taking: Taking): Promise<TakenFeed> {
  const { url, folder, pickUp, deposit, isPlan } = taking;
  const { name, files } = deposit;
  const path = files.includes(name) ? join(folder, name) : folder;
  const given = { url, ...howTaken(deposit, isPlan) };
  if (pickUp.kind === 'aaf') return takeAaf({ ...given, path, academy: pickUp.academy });
  return takeTables(taking, path);
}

async function takeTables(
  { url, home, pickUp, deposit, isPlan }: Taking,
  path: string,
): Promise<TakenFeed> {
  const { folder, uai, kind } = pickUp;
  const given = { url, ...howTaken(deposit, isPlan), files: await csvFilesAt(path) };
  if (kind === 'onde') return takeOnde({ ...given, uai: uai ?? '' });
  const text = await readFile(join(home, MAPPING), 'utf8').catch(() => undefined);
  const mapping = text === undefined ? null : mappingFrom(text, MAPPING);
  return takeCsv({ ...given, source: folder, uai, mapping });
}

/** A feed that was allowed is taken as it was shown, while its plan is kept. */
const howTaken = ({ allowed, planId }: Deposit, isPlan: boolean) =>
  isPlan
    ? { dryRun: true, allowRemovals: 'all' as const }
    : { allowRemovals: allowed, plan: planId };
