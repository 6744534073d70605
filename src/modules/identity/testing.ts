import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { z } from 'zod';
import { openBlobs } from '#kernel/blobs';
import type { Clock } from '#kernel/clock';
import { endpoint } from '#kernel/contract';
import { type Asked, openHttp, type Serve } from '#kernel/http';
import { openLog } from '#kernel/log';
import { openMeter } from '#kernel/metrics';
import { refuse } from '#kernel/refusal';
import { openSeal } from '#kernel/seal';
import { testDatabase } from '#kernel/testing';
import type { Catalogue } from '#kernel/words';
import { brands, siteOf } from '#modules/brands';
import type { Context, Visit } from '#modules/directory';
import { entrance } from './entrance.ts';
import { identityHouse } from './module.ts';
import { hashPassword } from './password.ts';
import { actorOf } from './queries/actor.ts';
import { refusals } from './refusals.ts';

/** The password of everyone in these tests. */
export const password = 'les tilleuls en fleur';

const origin = 'https://identite.example';

/** What one knock says; anything left out is what a browser on a page of that host would say. */
export interface Knock {
  host?: string;
  cookies?: Record<string, string>;
  form?: Record<string, string>;
  json?: unknown;
  headers?: Record<string, string>;
  ip?: string;
}

/**
 * Identity's doors on a private database: brands « Alpha » (alpha.example, www.alpha.example) and « Beta »
 * (beta.test), the identity origin on a third domain, two schools, four people. Over https, as in production.
 */
export async function openTestDoors(more: { demo?: readonly string[] } = {}) {
  const { db, run, pool } = await testDatabase();
  const clock = new TestClock();
  const log = openLog('silent');
  const smtpUrl = 'smtp://courrier.example';
  const config = { origin, host: '127.0.0.1', demo: more.demo !== undefined, smtpUrl };
  const room = join(tmpdir(), `preau-identity-${process.pid}`);
  after(() => rmSync(room, { recursive: true, force: true }));
  const blobs = openBlobs({ data: room, s3: undefined, clamd: undefined });
  const people = (more.demo ?? []).map((login) => ({
    login,
    given: 'Nom',
    family: 'Montré',
    description: 'démonstration',
  }));
  const seal = openSeal({ data: room });
  const files = () => ({ style: '/style.css', font: '/font.woff2' });
  // Given even when there is no demo: identity itself must heed it only when there is one.
  const demo = { password: 'mot-de-passe-de-demo', people };
  const { app, serve } = openHttp<Visit, Context>({
    log,
    meter: openMeter(),
    proxies: ['127.0.0.1'],
    visitOf: async (asked: Asked) => {
      const ground = { db, log, clock, asked };
      if ((await siteOf(ground, config)) === undefined)
        refuse('misdirected', 'brands.unknown-host');
      return { ...ground, actor: await actorOf(ground, asked, config) };
    },
    ...entrance,
    wordsOf: (code) => (refusals as Record<string, Catalogue<string>>)[code],
    problemPage: async ({ title }) => title,
    formTargets: () => [],
  });
  for (const { routes } of [brands, identityHouse({ config, files, demo, blobs, seal })])
    routes?.(serve);
  serveTestDoors(serve);
  const ids = await settle(run);
  const knock = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, said: Knock = {}) => {
    const { host = 'identite.example', cookies = {}, form, json, ip = '192.0.2.1' } = said;
    const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
    return app.inject({
      method,
      url,
      remoteAddress: '127.0.0.1',
      headers: {
        host,
        'x-forwarded-proto': 'https',
        'x-forwarded-for': ip,
        accept: 'text/html',
        ...(method !== 'GET' && { origin: `https://${host}`, 'sec-fetch-site': 'same-origin' }),
        ...(cookie.length > 0 && { cookie: cookie.join('; ') }),
        ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...said.headers,
      },
      ...(form && { payload: new URLSearchParams(form).toString() }),
      ...(json !== undefined && { payload: JSON.stringify(json) }),
    });
  };
  const signIn = (login: string, said: Knock & { password?: string } = {}) =>
    knock('POST', '/api/identity/session', {
      json: { login, password: said.password ?? password },
      ...said,
    });
  return { app, db, run, pool, clock, log, config, blobs, seal, knock, signIn, ids };
}

/** Doors for the signed in, and for those who have shown again who they are. */
function serveTestDoors(serve: Serve<Visit, Context>): void {
  serve.page(
    { method: 'GET', path: '/ici', access: 'signed-in', summary: 'A page for the signed in.' },
    async ({ actor }) => ({ html: actor.login }),
  );
  serve.page(
    { method: 'GET', path: '/coffre', access: 'stepped-up', summary: 'A page for the careful.' },
    async ({ actor }) => ({ html: `coffre de ${actor.login}` }),
  );
  const chest = endpoint({
    method: 'GET',
    path: '/api/test/coffre',
    access: 'stepped-up',
    stability: 'internal',
    summary: 'The same for programs.',
    input: z.object({}),
    reply: z.object({ login: z.string() }),
  });
  serve(chest, async ({ actor }) => ({ login: actor.login }));
  const machine = endpoint({
    method: 'GET',
    path: '/api/test/machine',
    access: { machine: 'test.read' },
    stability: 'internal',
    summary: 'Who a program is here.',
    input: z.object({}),
    reply: z.object({
      name: z.string(),
      structures: z.array(z.string()).nullable(),
      actor: z.unknown(),
      cookie: z.string().nullable(),
    }),
  });
  serve(machine, async ({ client, actor }, _, { asked }) => ({
    name: client.name,
    structures: client.structures && [...client.structures],
    actor,
    cookie: asked.header('cookie') ?? null,
  }));
}

/** An hour of one's choice, that moves when told. */
class TestClock implements Clock {
  #now = Date.now();

  now(): Date {
    return new Date(this.#now);
  }

  /** Lets time pass. */
  pass(minutes: number): void {
    this.#now += minutes * 60_000;
  }
}

/** The value that a reply gives a cookie; undefined when it sets no such one. */
export function givenCookie(
  reply: { cookies: { name: string; value: string }[] },
  name: string,
): string | undefined {
  return reply.cookies.find((cookie) => cookie.name === name)?.value;
}

type Run = Awaited<ReturnType<typeof testDatabase>>['run'];

/** Two schools; Ada Alpha at both, Bruno at the first, Chloé at the second, Denis not activated. */
async function settle(run: Run) {
  await run(`
    insert into brands.brand (key, name, hue, chroma, mark, is_default) values
      ('alpha', 'Alpha', 10, 0.1, '<svg></svg>', true), ('beta', 'Beta', 200, 0.1, '<svg></svg>', false);
    insert into brands.host (host, brand_key, is_primary) values
      ('alpha.example', 'alpha', true), ('www.alpha.example', 'alpha', false), ('beta.test', 'beta', true);
    insert into brands.scope (brand_key, kind) values ('beta', 'college');
    insert into directory.structure (uai, name, kind) values
      ('0990001A', 'Lycée Un', 'lycee'), ('0990002B', 'Collège Deux', 'college');
    insert into directory.people_group (structure_id, kind, code, label, source, valid_from)
      select id, 'profile', code, code, 'test', '2026-09-01' from directory.structure, unnest(array['ENS', 'ELV']) as code`);
  const hash = await hashPassword(password);
  const schools = await run<{ uai: string; id: string }>('select uai, id from directory.structure');
  const [lycee = '', college = ''] = ['0990001A', '0990002B'].map(
    (uai) => schools.find((school) => school.uai === uai)?.id,
  );
  await person(run, 'Ada', 'Alpha', hash, [lycee, college]);
  await person(run, 'Bruno', 'Bêta', hash, [lycee]);
  await person(run, 'Chloé', 'Gamma', hash, [college]);
  await person(run, 'Denis', 'Delta', null, [college]);
  return { lycee, college };
}

async function person(run: Run, given: string, family: string, hash: string | null, at: string[]) {
  await run(
    `with one as (
       insert into directory.person (given_name, family_name) values ($1, $2) returning id
     ), member as (
       insert into directory.group_member (group_id, person_id, source, valid_from)
       select g.id, one.id, 'test', '2026-09-01' from one, directory.people_group g
       where g.structure_id = any($4::uuid[]) and g.code = 'ENS'
     )
     insert into identity.account (person_id, login, password_hash)
     select id, identity.login_part($1) || '.' || identity.login_part($2), $3 from one`,
    [given, family, hash, at],
  );
}
