import { dateIn } from '#kernel/clock';
import { FeedRefused, type FeedType } from '../feed.ts';
import type { NearPerson } from '../reading.ts';
import type { AllowedRemovals } from '../removals.ts';
import type { TakenFeed } from '../report.ts';
import { takeFeed } from '../take-feed.ts';
import { type FeedKindOfTable, feedKinds } from './columns.ts';
import { type CsvFile, csvFilesAt } from './csv-file.ts';
import { readTable, type Table } from './csv-table.ts';
import { withoutPupilsOfOthers } from './elsewhere.ts';
import { type Known, knownOf } from './known-people.ts';
import { type MappedTable, type Mapping, mapped, proposeMapping } from './mapping.ts';
import { nearOf } from './near.ts';
import { giveRecords, type Leftovers } from './read-tables.ts';
import { type FeedRows, type Translated, translate } from './translate.ts';

/** Tables to take as a complete feed of one source, into the database of `url`. */
export interface CsvRequest {
  url: string;
  files: readonly CsvFile[];
  /** The name of the source: absence counts within it alone. */
  source: string;
  /** The structure of lines that name none. */
  uai: string | null;
  /** Which header is which column; what headers let think, without one. */
  mapping: Mapping | null;
  dryRun?: boolean;
  allowRemovals?: AllowedRemovals;
  /** A kept plan that is to be applied as it was shown. */
  plan?: string | null;
  /** The school of `uai` gives them itself: it speaks of its own people alone, and not of schools. */
  isOwn?: boolean;
}

/** The mapping that the files at a path let think, for a person to correct. */
export async function proposedMapping(path: string): Promise<Mapping> {
  return proposeMapping(await tablesOf(await csvFilesAt(path)));
}

const tablesOf = async (files: readonly CsvFile[]): Promise<Table[]> => {
  const tables: Table[] = [];
  for (const file of files) tables.push(await readTable(file));
  return tables;
};

/** Takes tables with the columns of Préau, or those that a mapping gives: the whole feed or nothing. */
export function takeCsv({ source, files, mapping, ...request }: CsvRequest): Promise<TakenFeed> {
  return takeTables({ ...request, source: `csv:${source}` }, async () => {
    const tables = await tablesOf(files);
    const used = mapping ?? proposeMapping(tables);
    return tables.map((table) => {
      const found = mapped(table, used);
      if (found === undefined)
        throw new FeedRefused('la correspondance ne parle pas de ce fichier', table.file);
      return { ...found, table };
    });
  });
}

/** A table in the columns of Préau, and the file it comes from. */
export interface ReadTable extends MappedTable {
  table: Pick<Table, 'file' | 'misshapen' | 'bytes'>;
}

/** Takes tables of any layout, once they are in the columns of Préau. */
export async function takeTables(
  request: Pick<
    CsvRequest,
    'url' | 'source' | 'uai' | 'dryRun' | 'allowRemovals' | 'plan' | 'isOwn'
  >,
  read: () => Promise<ReadTable[]>,
): Promise<TakenFeed> {
  const { url, source, uai, isOwn = false, ...more } = request;
  return takeFeed({
    ...{ url, ...more },
    read: async (loader) => {
      const day = dateIn('Europe/Paris', new Date());
      const feed = { source, academy: source, day, kind: 'complete' } as const;
      const known = await knownOf(url, source, uai);
      const tables = await read();
      const rows = rowsByKind(tables);
      refuseMissingKinds(rows, known);
      if (isOwn && rows.structures !== undefined)
        throw new FeedRefused('un fichier d’établissements ne se donne pas ici');
      if (uai !== null && known.structure === null && !rows.structures)
        throw new FeedRefused(
          `l’établissement ${uai} n’est pas dans l’annuaire : donnez un fichier « structures »`,
        );
      const said = translate(rows, { day, structure: known.structure });
      const translated = isOwn ? await withoutPupilsOfOthers(url, source, said) : said;
      const leftovers = leftoversOf(tables, known);
      const reading = await giveRecords(feed, translated, leftovers, loader);
      return { ...reading, near: nearIn(translated, known, reading.held) };
    },
  });
}

function rowsByKind(tables: readonly ReadTable[]): FeedRows {
  const rows: Partial<Record<FeedKindOfTable, ReadTable['rows']>> = {};
  for (const { kind, rows: lines, table } of tables) {
    const wanted = feedKinds.find((one) => one === kind);
    if (wanted === undefined)
      throw new FeedRefused('un fichier de tuteurs se prend avec « feed tutors »', table.file);
    rows[wanted] = [...(rows[wanted] ?? []), ...lines];
  }
  return rows;
}

/** A complete feed says all again: a file that is forgotten must not make its people disappear. */
function refuseMissingKinds(rows: FeedRows, { types }: Known): void {
  for (const kind of ['eleves', 'responsables', 'personnels'] as const)
    if (types.has(typeOfKind[kind]) && rows[kind] === undefined)
      throw new FeedRefused(
        `le fichier « ${kind} » manque : cette source l’a déjà donné, et un flux complet redit tout (un fichier avec ses seuls en-têtes dit qu’il n’y a plus personne)`,
      );
}

const typeOfKind: Record<FeedKindOfTable, FeedType> = {
  structures: 'EtabEducNat',
  eleves: 'Eleve',
  responsables: 'PersRelEleve',
  personnels: 'PersEducNat',
};

const leftoversOf = (tables: readonly ReadTable[], { people }: Known): Leftovers => ({
  misshapen: tables.flatMap(({ kind, table: { file, misshapen } }) =>
    misshapen.map(({ line, reason }) => {
      const type = typeOfKind[kind as FeedKindOfTable];
      return { file, line, id: null, reason, type };
    }),
  ),
  left: Object.assign({}, ...tables.map(({ left }) => left)),
  bytes: tables.reduce((sum, { table }) => sum + table.bytes, 0),
  known: people,
});

const nearIn = (
  { made }: Translated,
  { people }: Known,
  held: readonly { type: FeedType; id: string }[],
): NearPerson[] => nearOf(made, people, new Set(held.map(({ type, id }) => `${type}$${id}`)));
