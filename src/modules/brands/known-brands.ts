import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import { remembered } from '#kernel/remembered';
import type { Brand } from './contract.ts';
import { neutralBrand } from './neutral.ts';
import { db } from './tables.ts';

/** A brand wherever it is shown: without the origin, which depends on who asks. */
export type Livery = Omit<Brand, 'origin'>;

/** Every brand and host, as they were a few seconds ago at most. */
export interface KnownBrands {
  byKey: ReadonlyMap<string, Livery>;
  byHost: ReadonlyMap<string, Livery>;
  /** For hosts of ours that no brand took. */
  fallback: Livery;
  /** Where links to a brand lead; a brand without host has none. */
  primaryHosts: ReadonlyMap<string, string>;
}

interface Asking {
  db: Database;
  clock: Clock;
}

/** The brands, read again every five seconds: no request pays for them. */
export const knownBrands = remembered(5_000, readBrands);

async function readBrands(ctx: Asking): Promise<KnownBrands> {
  const rows = await db(ctx).selectFrom('brands.brand').selectAll().execute();
  const hosts = await db(ctx)
    .selectFrom('brands.host')
    .selectAll()
    .orderBy('is_primary', 'desc')
    .orderBy('host')
    .execute();
  const byKey = new Map<string, Livery>(
    rows.map(({ help_email, is_default: _, ...brand }) => [
      brand.key,
      { ...brand, helpEmail: help_email },
    ]),
  );
  const byHost = new Map<string, Livery>();
  const primaryHosts = new Map<string, string>();
  for (const { host, brand_key } of hosts) {
    const brand = byKey.get(brand_key);
    if (brand !== undefined) byHost.set(host, brand);
    if (!primaryHosts.has(brand_key)) primaryHosts.set(brand_key, host);
  }
  const chosen = rows.find(({ is_default }) => is_default);
  return {
    byKey,
    byHost,
    fallback: (chosen && byKey.get(chosen.key)) ?? neutralBrand,
    primaryHosts,
  };
}
