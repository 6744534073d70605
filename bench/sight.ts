import { join } from 'node:path';
import pg from 'pg';
import { systemClock } from '#kernel/clock';
import { connect } from '#kernel/db';
import { openLog } from '#kernel/log';
import { takeAaf } from '#modules/directory';
import { actorOf } from '#modules/identity';
import { pointSelects } from './reference.ts';
import { openRegion } from './region.ts';
import { tokenOf } from './sign-in-as.ts';
import { median } from './wrk.ts';

/**
 * What sight and the actor cost: milliseconds of one statement asked alone, and how many a second 32 askers get, beside P
 * of the same minute. The people are those of the region who see as many others as one says: a teacher of 150 pupils, the
 * head of 900, an administrator of the services of a département (some 40,000 pupils).
 *
 *   node bench/sight.ts [structures]      12 by default, 350 for the region
 */
const structures = Number(process.argv[2] ?? 12);
const PLANNING = '-c plan_cache_mode=force_generic_plan -c jit=off';

const MAY = 'select exists (select from directory.sight where viewer_id = $1 and subject_id = $2)';
/** A page of many: person by person, in the order of ids; what it costs does not grow with how many one sees. */
const PAGE = `select p.person_id from directory.person_card p
  where (select true from directory.sight s
    where s.viewer_id = $1 and s.subject_id = p.person_id and s.because = $2 limit 1)
  order by p.person_id limit 50`;
const ALL = 'select distinct subject_id from directory.sight where viewer_id = $1 and because = $2';
const SCHOOL = `select distinct c.family_name collate "fr-x-icu" as name, c.given_name, c.person_id
  from directory.sight s join directory.person_card c on c.person_id = s.subject_id
  where s.viewer_id = $1 and s.because = $2 and s.structure_id = $3 order by 1, 2, 3 limit 50`;
const COUNT =
  'select count(distinct subject_id) as n from directory.sight where viewer_id = $1 and because = $2';

const region = await openRegion(structures);
const pool = new pg.Pool({ connectionString: region.url, max: 10, options: PLANNING });
pool.on('error', () => undefined);
try {
  await tieToServices();
  const P = await pointSelects(region.url, 5);
  console.log(`reference  P ${Math.round(P)} selects/s`);
  const viewers = await findViewers();
  for (const [who, viewer] of Object.entries(viewers)) await measureViewer(who, viewer, P);
  await measureActor(P);
} finally {
  await pool.query(`delete from directory.power where reason = 'bench'`);
  await pool.end();
  await region.close();
}

/** A region kept from before académies were tied to their schools: its own feed, taken again, ties them. */
async function tieToServices(): Promise<void> {
  const { rowCount } = await pool.query('select from directory.structure_under limit 1');
  if (rowCount === 0)
    await takeAaf({ url: region.url, path: join(region.config.data, 'demo-feed') });
}

interface Viewer {
  id: string;
  because: string;
}

async function findViewers(): Promise<Record<string, Viewer>> {
  const one = async (sql: string, values: unknown[] = []) => {
    const { rows } = await pool.query<{ id: string }>(sql, values);
    return rows[0]?.id ?? '';
  };
  const teacher = await one(
    `select t.person_id as id from directory.teaching_today t
     join directory.membership_whole m on m.group_id = t.group_id
     group by 1 order by abs(count(distinct m.person_id) - 150), 1 limit 1`,
  );
  const head = await one(
    `select m.person_id as id from directory.membership_whole m
     join directory.structure_figures f using (structure_id)
     where m.kind = 'profile' and m.code = 'DIR' order by abs(f.pupils - 900), 1 limit 1`,
  );
  const mother = await one(
    `select r.responsable_id as id from directory.responsibility_today r group by 1 having count(*) = 2 limit 1`,
  );
  const services = await one(
    `select over_id as id from directory.structure_under u join directory.structure_figures f using (structure_id)
     group by 1 order by abs(sum(f.pupils) - 40000), 1 limit 1`,
  );
  const administrator = await one(
    `select id from directory.person p
     where not exists (select from directory.group_member m where m.person_id = p.id)
       and not exists (select from directory.power w where w.person_id = p.id) limit 1`,
  );
  await pool.query(
    `insert into directory.power (person_id, verb, structure_id, reason) values ($1, 'administer', $2, 'bench')`,
    [administrator || mother, services],
  );
  const central = await one(
    `select person_id as id from directory.power_today where verb = 'administer' and structure_id is null limit 1`,
  );
  return {
    mother: { id: mother, because: 'my-child' },
    teacher: { id: teacher, because: 'my-pupil' },
    head: { id: head, because: 'my-school' },
    département: { id: administrator || mother, because: 'my-perimeter' },
    platform: { id: central, because: 'my-perimeter' },
  };
}

async function measureViewer(who: string, { id, because }: Viewer, P: number): Promise<void> {
  const { rows } = await pool.query<{ n: string }>(COUNT, [id, because]);
  const seen = await pool.query<{ subject_id: string; structure_id: string | null }>(
    `select subject_id, structure_id from directory.sight where viewer_id = $1 and because = $2 limit 500`,
    [id, because],
  );
  const strangers = await pool.query<{ id: string }>(
    `select p.id from (select id from directory.person order by md5(id::text) limit 2000) p where not exists (
       select from directory.sight s where s.viewer_id = $1 and s.subject_id = p.id) limit 100`,
    [id],
  );
  const pairs = (ids: readonly string[]) => ids.map((subject) => [id, subject]);
  const them = pairs(seen.rows.map(({ subject_id }) => subject_id));
  const others = pairs(strangers.rows.map(({ id }) => id));
  const place = seen.rows.at(-1)?.structure_id ?? null;
  console.log(
    [
      `${who}: sees ${Number(rows[0]?.n).toLocaleString('en')} because ${because}`,
      `may see ${await alone('may', MAY, them)} ms, may not ${await alone('may', MAY, others)} ms`,
      `32 askers ${await crowd('may', MAY, them, P)}`,
      ...(Number(rows[0]?.n) > 10_000
        ? [`50 of them by id ${await alone('page', PAGE, [[id, because]])} ms`]
        : [`all of them ${await alone('all', ALL, [[id, because]])} ms`]),
      ...(place === null
        ? []
        : [`50 of one school by name ${await alone('school', SCHOOL, [[id, because, place]])} ms`]),
    ].join('; '),
  );
}

/** The median of one statement asked alone, in ms. */
async function alone(name: string, text: string, values: readonly unknown[][]): Promise<string> {
  const client = await pool.connect();
  const times: number[] = [];
  const until = performance.now() + 3_000;
  for (let i = 0; i < 300 && performance.now() < until; i += 1) {
    const before = performance.now();
    await client.query({ name, text, values: values[i % Math.max(1, values.length)] ?? [] });
    times.push(performance.now() - before);
  }
  client.release();
  return median(times).toFixed(2);
}

async function crowd(
  name: string,
  text: string,
  values: readonly unknown[][],
  P: number,
): Promise<string> {
  const SECONDS = 4;
  const until = Date.now() + SECONDS * 1_000;
  let count = 0;
  const asking = async () => {
    while (Date.now() < until)
      await pool.query({ name, text, values: values[count++ % values.length] ?? [] });
  };
  await Promise.all(Array.from({ length: 32 }, asking));
  return `${Math.round(count / SECONDS)}/s (${(count / SECONDS / P).toFixed(3)} P)`;
}

/** The actor of a cookie, as each request asks for it: 32 at once, as 500 people. */
async function measureActor(P: number): Promise<void> {
  const { db } = connect(region.url);
  const ctx = { db, clock: systemClock, log: openLog('silent') };
  const { rows } = await pool.query<{ id: string }>(
    'select id from identity.account order by md5(login) limit 500',
  );
  const askWith = (cookie: string | undefined) =>
    actorOf(ctx, {
      host: 'localhost:3999',
      secure: false,
      header: () => undefined,
      cookies: { preau: cookie },
    } as unknown as Parameters<typeof actorOf>[1]);
  const cookies: string[] = [];
  for (const { id } of rows) {
    const cookie = await tokenOf(db, id);
    // Heads and administrators come in with a second factor: these sessions have none.
    if ((await askWith(cookie)) !== null) cookies.push(cookie);
  }
  if (cookies.length < 400) throw new Error(`Only ${cookies.length} of 500 sessions hold.`);
  const ask = (i: number) => askWith(cookies[i % cookies.length]);
  const times: number[] = [];
  for (let i = 0; i < 500; i += 1) {
    const before = performance.now();
    if ((await ask(i)) === null) throw new Error('The session is not there.');
    times.push(performance.now() - before);
  }
  const SECONDS = 4;
  const until = Date.now() + SECONDS * 1_000;
  let count = 0;
  const asking = async () => {
    while (Date.now() < until) await ask(count++);
  };
  await Promise.all(Array.from({ length: 32 }, asking));
  const perSecond = count / SECONDS;
  console.log(
    `actor: alone ${median(times).toFixed(2)} ms; 32 askers ${Math.round(perSecond)}/s (${(perSecond / P).toFixed(3)} P)`,
  );
  await db.destroy();
}
