import { mkdir } from 'node:fs/promises';
import { openAddressBook } from './contacts.ts';
import { agentRecord, eleveRecord, responsableRecord } from './records.ts';
import type { Sector } from './region.ts';
import { planSchools, type SchoolPlan } from './schools.ts';
import { makeSector } from './sector.ts';
import { academyServices } from './services.ts';
import { matiereRecords, mefRecords, schoolRecord, serviceRecord } from './structure-records.ts';
import { type FeedType, feedTypes, openParts, type PartWriter } from './write-feed.ts';

/** What to write, and where. */
export interface FeedRequest {
  folder: string;
  /** How many schools, at least 2; the academy's own structures come besides. */
  structures?: number;
  seed?: string;
  /** YYYYMMDD: names the files and dates their headers. */
  date?: string;
}

/** What was written, by type. */
export type FeedReport = Record<FeedType, { records: number; bytes: number; files: number }>;

/** Writes a complete AAF 2D feed of the demo region: same request, same bytes. Memory stays that of one sector. */
export async function makeFeed(request: FeedRequest): Promise<FeedReport> {
  const { folder, structures = 12, seed = 'preau', date = '20261121' } = request;
  await mkdir(folder, { recursive: true });
  const addressOf = openAddressBook();
  const parts = Object.fromEntries(
    feedTypes.map((type) => [type, openParts(folder, type, date)]),
  ) as Record<FeedType, PartWriter>;
  for (const [rank, plans] of bySector(planSchools(structures))) {
    await writeSector(makeSector(seed, rank, plans, addressOf), parts);
  }
  for (const service of academyServices(seed, addressOf)) {
    await parts.EtabEducNat.add(serviceRecord(service));
    for (const agent of service.agents) await parts.PersEducNat.add(agentRecord(agent));
  }
  for (const record of matiereRecords()) await parts.MatiereEducNat.add(record);
  for (const record of mefRecords()) await parts.MefEducNat.add(record);
  const written = await Promise.all(
    feedTypes.map(async (type) => [type, await parts[type].close()] as const),
  );
  return Object.fromEntries(written) as FeedReport;
}

function bySector(plans: readonly SchoolPlan[]): Map<number, SchoolPlan[]> {
  return Map.groupBy(plans, ({ sector }) => sector);
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
