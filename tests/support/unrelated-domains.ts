import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { after } from 'node:test';
import { readConfig } from '#config';
import { openLog } from '#kernel/log';
import { openDoors } from '../../src/doors.ts';
import { selfSigned } from './certificate.ts';
import { openTlsFront } from './tls-front.ts';
import { openWorld } from './world.ts';

/** One identity origin and two brands on domains that have nothing in common (no shared registrable domain). */
export const hosts = {
  identity: 'identite.region.example',
  netocentre: 'netocentre.example',
  touraine: 'touraine-eschool.test',
} as const;

/** Tests ask in a minute what a school asks in a day. */
const plenty = { reads: 1_000_000, changes: 1_000_000 };

const checkout = resolve(import.meta.dirname, '../..');

/** The demo's people as in production: no demo doors, https, brand hosts on unrelated domains. `port` is the public one. */
export async function openUnrelatedDomains(port = 443) {
  const world = await openWorld();
  await world.pool.query(
    `update brands.host set is_primary = false;
     insert into brands.host (host, brand_key, is_primary) values
       ('${hosts.netocentre}', 'netocentre', true), ('${hosts.touraine}', 'touraine', true)`,
  );
  const config = readConfig({
    PREAU_DATA: join(checkout, '.preau-test', 'world'),
    PREAU_LOG: 'silent',
    PREAU_DEMO: 'off',
    PREAU_ORIGIN: `https://${hosts.identity}${port === 443 ? '' : `:${port}`}`,
  });
  const doors = await openDoors({
    config,
    db: world.db,
    pool: world.pool,
    log: openLog('silent'),
    budgets: { person: plenty, client: plenty, address: plenty },
  });
  after(() => doors.app.close());
  return { ...doors, db: world.db, pool: world.pool, personOf: world.personOf };
}

/** What a request brought to one host: the cookies are what the browser chose to send there. */
interface Brought {
  host: string;
  url: string;
  cookies: string;
}

/** The same behind a small TLS proxy of this machine, listening for browsers; everything that they bring is noted. */
export async function listenOnUnrelatedDomains() {
  const brought: Brought[] = [];
  let inside = 0;
  const port = await openTlsFront(
    selfSigned(Object.values(hosts)),
    () => inside,
    ({ headers: { host = '', cookie = '' }, url = '' }) =>
      brought.push({ host: host.replace(/:\d+$/, ''), url, cookies: cookie }),
  );
  const doors = await openUnrelatedDomains(port);
  await doors.app.listen({ port: 0, host: '127.0.0.1' });
  inside = (doors.app.server.address() as AddressInfo).port;
  const at = (path: string, host: keyof typeof hosts) => `https://${hosts[host]}:${port}${path}`;
  const resolverRules = Object.values(hosts)
    .map((host) => `MAP ${host} 127.0.0.1`)
    .join(',');
  return { ...doors, brought, at, resolverRules };
}
