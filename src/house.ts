import type { ClientConfig } from 'pg';
import type { Config } from '#config';
import { openBlobs } from '#kernel/blobs';
import { openEgress } from '#kernel/egress';
import type { Module } from '#kernel/module';
import { openSeal } from '#kernel/seal';
import { adminHouse } from '#modules/admin';
import { auditHouse } from '#modules/audit';
import { brands } from '#modules/brands';
import type { Context, Visit } from '#modules/directory';
import { borrowedDoor, type IdentityOptions, identityHouse } from '#modules/identity';
import { ldapHouse } from '#modules/ldap';
import { notificationsHouse } from '#modules/notifications';
import { portalHouse } from '#modules/portal';
import { privacyHouse } from '#modules/privacy';
import { farewell, leadsTo, type SsoOptions, ssoHouse } from '#modules/sso';
import { demoPassword, demoPeople } from './demo/people.ts';
import { kernelActs } from './kernel/acts/words.ts';
import { kernelWords } from './kernel/words-of-refusals.ts';
import { directoryHouse } from './modules/directory/module.ts';
import type { DrawnPages } from './pages.ts';

/** What the house is given from outside. */
export interface HouseParts {
  config: Config;
  /** Absent in the worker, which draws no page. */
  drawn?: DrawnPages;
  /** How to reach the database; absent in the worker, which serves no stream. */
  database?: ClientConfig;
  /** The database, for whoever takes feeds; absent where pages are served. */
  url?: string;
}

/** Every module, each after those it leans on: with `schemas.ts`, the only file that knows them all. */
export function openHouse({
  config,
  drawn,
  database,
  url,
}: HouseParts): readonly Module<Visit, Context>[] {
  const directory = directoryHouse({ root: config.feeds, url });
  const identityOptions: IdentityOptions = {
    blobs: openBlobs(config),
    seal: openSeal(config),
    config,
    files: drawn && (() => drawn.assets),
    leadsTo,
    demo: config.demo ? { password: demoPassword, people: demoPeople } : undefined,
    farewell: (ctx, exchange, next) => farewell(ctx, exchange, next, ssoOptions),
  };
  const identity = identityHouse(identityOptions);
  const all: Module<Visit, Context>[] = [];
  const audit = auditHouse({
    verbs: () => Object.assign({}, kernelActs, ...all.map(({ acts }) => acts)),
    refusals: () => Object.assign({}, kernelWords, ...all.map(({ refusals }) => refusals)),
  });
  const telling = [directory, brands, identity, audit];
  const notifications = notificationsHouse({
    config,
    notices: telling.flatMap(({ notices = [] }) => notices),
    files: drawn && (() => drawn.assets),
    database,
  });
  const ssoOptions: SsoOptions = {
    config,
    files: drawn && (() => drawn.assets),
    door: borrowedDoor(identityOptions),
    fetchOut: openEgress({ allow: config.egressAllow }),
  };
  const sso = ssoHouse(ssoOptions);
  const ground = [...telling, notifications, ldapHouse({ config }), sso];
  const keeping = [...ground, privacyHouse(ground)];
  const below = [...keeping, adminHouse(keeping)];
  all.push(
    ...below,
    portalHouse({
      widgets: below.flatMap(({ widgets = [] }) => widgets),
      pages: below.flatMap(({ pages = [] }) => pages),
      places: below.flatMap(({ places = [] }) => places),
      searchables: below.flatMap(({ searchables = [] }) => searchables),
      draw: drawn?.render ?? noPage,
    }),
  );
  return all;
}

const noPage = () => {
  throw new Error('No page is drawn here.');
};
