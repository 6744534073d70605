import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import type { Asked } from '#kernel/http';
import type { Brand } from './contract.ts';
import { type KnownBrands, knownBrands, type Livery } from './known-brands.ts';

/** Where we are: one identity origin, and hosts of brands that send people there to sign in. */
export interface Site {
  brand: Brand;
  /** The host name asked, without port. */
  host: string;
  /** People sign in here, and not on the identity origin: this is it, or an address of this machine itself. */
  signsIn: boolean;
}

/** What must be known of this installation to tell its hosts from others'. */
export interface Installation {
  /** The identity origin. */
  origin: string;
  /** The address listened to. */
  host: string;
}

interface Asking {
  db: Database;
  clock: Clock;
  asked: Pick<Asked, 'host' | 'origin'>;
}

/** The brand of a request that was let in: of its host, or of the region on the identity origin. No SQL while fresh. */
export async function brandOf(ctx: Asking): Promise<Brand> {
  const known = await knownBrands(ctx);
  const livery = known.byHost.get(hostName(ctx.asked.host)) ?? known.fallback;
  return brandAt(livery, ctx.asked.origin);
}

const brandsAt = new WeakMap<Livery, Map<string, Brand>>();
const MOST_ORIGINS = 100;

/** The same object for the same brand and origin: what is written of it is written once. */
function brandAt(livery: Livery, origin: string): Brand {
  const known = brandsAt.get(livery) ?? new Map<string, Brand>();
  const brand = known.get(origin) ?? { ...livery, origin };
  if (known.size < MOST_ORIGINS) brandsAt.set(livery, known.set(origin, brand));
  return brand;
}

/** Whom to let in: the host that was asked, and its brand; undefined when it is none of ours. No SQL while fresh. */
export async function siteOf(ctx: Asking, installation: Installation): Promise<Site | undefined> {
  const host = hostName(ctx.asked.host);
  const isLocal = isLoopbackName(host) && isLoopbackName(installation.host);
  const signsIn = host === new URL(installation.origin).hostname || isLocal;
  const known = await knownBrands(ctx);
  const livery = known.byHost.get(host) ?? (signsIn ? known.fallback : undefined);
  return livery && { brand: { ...livery, origin: ctx.asked.origin }, host, signsIn };
}

/**
 * The site of a brand as another of our hosts sees it: same scheme and port as the identity origin. `host` chooses
 * among the brand's; one that is not the brand's gives undefined, as does an unknown brand or one without a host.
 */
export async function siteOfBrand(
  ctx: Pick<Asking, 'db' | 'clock'>,
  { origin }: Installation,
  asked: { key: string; host?: string | undefined },
): Promise<Site | undefined> {
  const known = await knownBrands(ctx);
  const host = asked.host ?? known.primaryHosts.get(asked.key);
  const livery = host === undefined ? undefined : known.byHost.get(host);
  if (host === undefined || livery?.key !== asked.key) return undefined;
  return { brand: { ...livery, origin: originAt(origin, host) }, host, signsIn: false };
}

const originsOf = new WeakMap<KnownBrands, Map<string, readonly string[]>>();

/** Every brand's origins, for the pages whose forms may end there; made once for each reading of the brands. */
export async function brandOrigins(
  ctx: Pick<Asking, 'db' | 'clock'>,
  { origin }: Installation,
): Promise<readonly string[]> {
  const known = await knownBrands(ctx);
  const made = originsOf.get(known) ?? new Map<string, readonly string[]>();
  originsOf.set(known, made);
  const origins =
    made.get(origin) ?? [...known.byHost.keys()].map((host) => originAt(origin, host));
  made.set(origin, origins);
  return origins;
}

/** A brand by its key, for its style and icon. */
export const liveryOf = async (
  ctx: Pick<Asking, 'db' | 'clock'>,
  key: string,
): Promise<Livery | undefined> => {
  const { byKey, fallback } = await knownBrands(ctx);
  return byKey.get(key) ?? (key === fallback.key ? fallback : undefined);
};

/** `Example.fr:8080` → `example.fr`; brackets of IPv6 stay, as in `URL.hostname`. */
const hostName = (host: string) => host.toLowerCase().replace(/:\d*$/, '');

const isLoopbackName = (host: string) =>
  /^(localhost|\[?::1\]?|127(\.\d{1,3}){3})$/.test(host.toLowerCase());

function originAt(identityOrigin: string, host: string): string {
  const url = new URL(identityOrigin);
  url.hostname = host;
  return url.origin;
}

/** Every brand there is, by its name. */
export async function brandNames(
  ctx: Pick<Asking, 'db' | 'clock'>,
): Promise<readonly Pick<Brand, 'key' | 'name'>[]> {
  const { byKey } = await knownBrands(ctx);
  return [...byKey.values()]
    .map(({ key, name }) => ({ key, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}
