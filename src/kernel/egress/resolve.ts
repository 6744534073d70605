import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Reach } from './addresses.ts';
import { Unreached } from './unreached.ts';

/** An address that a name stood for when it was asked. */
export interface Place {
  address: string;
  family: number;
}

/** Finds every address of a name; tests bring their own. */
export type Lookup = (name: string) => Promise<readonly Place[]>;

/** As this machine resolves names. */
export const systemLookup: Lookup = (name) => lookup(name, { all: true });

/**
 * Where a URL leads: asked once, so that what was checked is what is connected to. One address out of reach among
 * several refuses them all. Unencrypted, or to a port of other protocols, only inside what the operator opened.
 */
export async function resolve(url: URL, reach: Reach, lookUp: Lookup): Promise<readonly Place[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const places = family === 0 ? await addressesOf(host, lookUp) : [{ address: host, family }];
  if (places.length === 0) throw new Unreached('egress.unknown-host');
  if (places.every(({ address }) => reach.isAllowed(address))) return places;
  if (!places.every(({ address }) => reach.isPublic(address) || reach.isAllowed(address)))
    throw new Unreached('egress.private-address');
  if (url.protocol !== 'https:') throw new Unreached('egress.unencrypted');
  const port = Number(url.port || 443);
  if (port !== 443 && port < 1024) throw new Unreached('egress.port');
  return places;
}

const addressesOf = (host: string, lookUp: Lookup) =>
  lookUp(host).catch((cause: unknown) => {
    throw new Unreached('egress.unknown-host', cause);
  });
