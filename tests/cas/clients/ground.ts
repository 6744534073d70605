import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import tls from 'node:tls';
import { readConfig } from '#config';
import { openEgress } from '#kernel/egress';
import { openLog } from '#kernel/log';
import { openService } from '#modules/sso';
import { openDoors } from '../../../src/doors.ts';
import { tellSignOuts } from '../../../src/modules/sso/commands/tell-sign-out.ts';
import { selfSigned } from '../../support/certificate.ts';
import { openTlsFront } from '../../support/tls-front.ts';
import { openWorld } from '../../support/world.ts';
import { prefix } from '../ground.ts';
import { Browser } from './browser.ts';

/** Préau over https at localhost, as applications reach it, with a folder for what their clients need. */
export async function openServer() {
  const certificate = selfSigned(['localhost']);
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), certificate.cert]);
  const folder = await mkdtemp(join(tmpdir(), 'preau-cas-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const ca = join(folder, 'ca.pem');
  await writeFile(ca, certificate.cert);
  let inside = 0;
  const port = await openTlsFront(certificate, () => inside);
  const origin = `https://localhost:${port}`;
  const world = await openWorld();
  const config = readConfig({
    PREAU_DATA: join(folder, 'data'),
    PREAU_LOG: 'silent',
    PREAU_DEMO: 'off',
    PREAU_ORIGIN: origin,
    PREAU_EGRESS_ALLOW: '127.0.0.0/8',
  });
  const log = openLog('silent');
  const doors = await openDoors({ config, db: world.db, pool: world.pool, log });
  after(() => doors.app.close());
  await doors.app.listen({ port: 0, host: '127.0.0.1' });
  inside = (doors.app.server.address() as AddressInfo).port;
  const fetchOut = openEgress({ allow: config.egressAllow });
  return {
    origin,
    port,
    folder,
    ca,
    certificate,
    browser: (login?: string) => Browser.open(origin, login),
    link: (name: string, url: string, proxy?: string) =>
      openService(world, {
        name,
        release: 'names',
        addresses: [prefix(url)],
        callbacks: proxy === undefined ? [] : [prefix(proxy)],
        audiences: [],
      }),
    /** What the worker does when a session ends. */
    tellSignOuts: () => tellSignOuts({ db: world.db, log }, fetchOut),
  };
}
