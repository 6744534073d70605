import type { Database } from '#kernel/db';
import { marks } from './marks.ts';
import { db } from './tables.ts';

interface DemoBrand {
  key: string;
  name: string;
  baseline: string;
  hue: number;
  chroma: number;
  /** Host names of this machine, the one where links lead first. */
  hosts: readonly string[];
  /** Collèges of this département; none: everything that no other brand takes. */
  department?: string;
}

const demoBrands: readonly DemoBrand[] = [
  {
    key: 'netocentre',
    name: 'Net O’Centre',
    baseline: 'L’espace numérique des lycées et des CFA de la région.',
    hue: 258,
    chroma: 0.12,
    hosts: ['netocentre.localhost', 'localhost'],
  },
  {
    key: 'touraine',
    name: 'Touraine e-school',
    baseline: 'L’espace numérique des collèges de Touraine.',
    hue: 195,
    chroma: 0.075,
    hosts: ['touraine-eschool.localhost'],
    department: '37',
  },
  {
    key: 'chercan',
    name: 'CherCaN',
    baseline: 'L’espace numérique des collèges du Cher.',
    hue: 148,
    chroma: 0.105,
    hosts: ['chercan.localhost'],
    department: '18',
  },
  {
    key: 'colleges41',
    name: 'Collèges 41',
    baseline: 'L’espace numérique des collèges du Loir-et-Cher.',
    hue: 48,
    chroma: 0.115,
    hosts: ['colleges41.localhost'],
    department: '41',
  },
  {
    key: 'monecollege',
    name: 'Mon e-collège',
    baseline: 'L’espace numérique des collèges du Loiret.',
    hue: 328,
    chroma: 0.125,
    hosts: ['mon-e-college.localhost'],
    department: '45',
  },
];

/** Writes the five brands of the demo, their hosts and the structures they serve; twice changes nothing. */
export async function openDemoBrands(ctx: { db: Database }): Promise<void> {
  const brands = demoBrands.map(({ key, name, baseline, hue, chroma, department }) => ({
    key,
    name,
    baseline,
    hue,
    chroma,
    mark: marks[key] ?? '',
    help_email: `assistance@${key}.example`,
    is_default: department === undefined,
  }));
  const hosts = demoBrands.flatMap((brand) =>
    brand.hosts.map((host, rank) => ({ host, brand_key: brand.key, is_primary: rank === 0 })),
  );
  const scopes = demoBrands
    .filter(({ department }) => department !== undefined)
    .map(({ key, department }) => ({
      brand_key: key,
      kind: 'college',
      department: department ?? null,
      priority: 1,
    }));
  await db(ctx)
    .insertInto('brands.brand')
    .values(brands)
    .onConflict((on) => on.doNothing())
    .execute();
  await db(ctx)
    .insertInto('brands.host')
    .values(hosts)
    .onConflict((on) => on.doNothing())
    .execute();
  await db(ctx)
    .insertInto('brands.scope')
    .values(scopes)
    .onConflict((on) => on.doNothing())
    .execute();
}
