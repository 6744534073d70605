import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { applyChange } from './changes.ts';
import { openAddressBook } from './contacts.ts';
import { faultyRecords } from './faults.ts';
import { agentRecord, eleveRecord, responsableRecord } from './records.ts';
import type { Sector } from './region.ts';
import { planSchools, schoolLimits } from './schools.ts';
import { makeSector } from './sector.ts';
import { academyServices } from './services.ts';
import { matiereRecords, mefRecords, schoolRecord, serviceRecord } from './structure-records.ts';
import { type FeedType, feedTypes, openParts, ownFile, type PartWriter } from './write-feed.ts';

/** What to write, and where. */
export interface FeedRequest {
  folder: string;
  /** How many schools, at least 2; the academy's own structures come besides. */
  structures?: number;
  seed?: string;
  /** YYYYMMDD: names the files and dates their headers. */
  date?: string;
  /**
   * Share of people to whom something happened since the feed without it (0.01: one in a hundred).
   * Each later feed tells of changes since that first one, not since another later one.
   */
  change?: number;
  /** Adds the few records of `faults.ts` that an importer must refuse. */
  faults?: boolean;
}

/** What was written, by type. */
export type FeedReport = Record<FeedType, { records: number; bytes: number; files: number }>;

/**
 * Writes a complete AAF 2D feed of the demo region: same request, same bytes. Memory stays that of one
 * sector. The folder is made if need be, and cleared of earlier demo files, nothing else.
 */
export async function makeFeed(request: FeedRequest): Promise<FeedReport> {
  const { folder, structures = 12, seed = 'preau', date = '20261121', change: share = 0 } = request;
  const { least, most } = schoolLimits;
  if (!(structures >= least && structures <= most)) {
    throw new RangeError(`structures must be ${least} to ${most}, not ${structures}`);
  }
  await clear(folder);
  const parts = Object.fromEntries(
    feedTypes.map((type) => [type, openParts(folder, type, date)]),
  ) as Record<FeedType, PartWriter>;
  const addressOf = openAddressBook();
  const plans = planSchools(structures);
  for (const [rank, ofSector] of Map.groupBy(plans, ({ sector }) => sector)) {
    const sector = makeSector(seed, rank, ofSector, addressOf);
    if (share > 0) applyChange(sector, { share, seed, date });
    await writeSector(sector, parts);
  }
  for (const service of academyServices(seed, plans, addressOf)) {
    await parts.EtabEducNat.add(serviceRecord(service));
    await writeAll(service.agents, agentRecord, parts.PersEducNat);
  }
  await writeAll(matiereRecords(), (record) => record, parts.MatiereEducNat);
  await writeAll(mefRecords(), (record) => record, parts.MefEducNat);
  if (request.faults) {
    for (const { type, record } of faultyRecords) await parts[type].add(record);
  }
  const written = await Promise.all(
    feedTypes.map(async (type) => [type, await parts[type].close()] as const),
  );
  return Object.fromEntries(written) as FeedReport;
}

async function clear(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (ownFile.test(name)) await rm(join(folder, name));
  }
}

async function writeSector(sector: Sector, parts: Record<FeedType, PartWriter>): Promise<void> {
  for (const school of sector.schools) {
    await parts.EtabEducNat.add(schoolRecord(school));
    await writeAll(school.pupils, eleveRecord, parts.Eleve);
    await writeAll(school.agents, agentRecord, parts.PersEducNat);
  }
  await writeAll(sector.responsables, responsableRecord, parts.PersRelEleve);
}

/** Waits only when a part goes to the disk: a promise per record would cost more than the record. */
async function writeAll<T>(
  list: readonly T[],
  record: (one: T) => string,
  part: PartWriter,
): Promise<void> {
  for (const one of list) {
    const written = part.add(record(one));
    if (written) await written;
  }
}
