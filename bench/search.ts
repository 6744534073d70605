import pg from 'pg';
import { systemClock } from '#kernel/clock';
import { connect, type Database } from '#kernel/db';
import { openLog } from '#kernel/log';
import type { Context } from '#modules/directory';
import { actorOf } from '#modules/identity';
import { searchPeople } from '../src/modules/directory/queries/search-people.ts';
import { learnNames } from '../src/modules/directory/search/commands/learn-names.ts';
import { pointSelects } from './reference.ts';
import { openRegion } from './region.ts';
import { tokenOf } from './sign-in-as.ts';
import { median } from './wrk.ts';

/**
 * What finding people costs: milliseconds of a search, alone and with eight in flight, for those who know few people and
 * those who know all of them, beside P of the same minute. What is typed is what people type: half a name, a name and
 * what they teach, a class, a name with a slip in it, the commonest names.
 *
 *   node bench/search.ts [structures]      12 by default, 350 for the region
 */
const structures = Number(process.argv[2] ?? 12);
const SECONDS = 10;
/** As many of each way as of any other, in no order. */
const mixOf = (texts: Record<string, string[]>) =>
  Object.values(texts)
    .flatMap((kind) => Array.from({ length: 40 }, (_, i) => kind[(i * 7) % kind.length] ?? ''))
    .map((text, i) => ({ text, at: (i * 7919) % 997 }))
    .sort((a, b) => a.at - b.at)
    .map(({ text }) => text);
const IN_FLIGHT = 8;

const region = await openRegion(structures);
const { db } = connect(region.url, 10);
const pool = new pg.Pool({ connectionString: region.url, max: 2 });
pool.on('error', () => undefined);
try {
  await learnNames({ db });
  await pool.query('analyze directory.person');
  const P = await pointSelects(region.url, 5);
  console.log(`reference  P ${Math.round(P)} selects/s`);
  const texts = await typedTexts();
  for (const [who, personId] of Object.entries(await findViewers()))
    await measure(who, await contextOf(db, personId), texts);
} finally {
  await pool.query(`delete from directory.power where reason = 'bench'`);
  await pool.end();
  await db.destroy();
  await region.close();
}

async function one(text: string, values: unknown[] = []): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(text, values);
  return rows[0]?.id ?? '';
}

/** People of the region, each knowing more than the one before. */
async function findViewers(): Promise<Record<string, string>> {
  const withHat = (profile: string) =>
    `select m.person_id as id from directory.membership_whole m join directory.structure_figures f using (structure_id)
     where m.kind = 'profile' and m.code = '${profile}'
       and exists (select from identity.account a where a.person_id = m.person_id)`;
  const administrator = await one(
    `${withHat('ETA')} and not exists (select from directory.power w where w.person_id = m.person_id) order by 1 limit 1`,
  );
  const services = await one(
    `select over_id as id from directory.structure_under u join directory.structure_figures f using (structure_id)
     group by 1 order by abs(sum(f.pupils) - 40000), 1 limit 1`,
  );
  await pool.query(
    `insert into directory.power (person_id, verb, structure_id, reason) values ($1, 'administer', $2, 'bench')`,
    [administrator, services],
  );
  return {
    pupil: await one(`${withHat('ELV')} order by f.pupils desc, 1 limit 1`),
    mother: await one(
      `select r.responsable_id as id from directory.responsibility_today r
       join identity.account a on a.person_id = r.responsable_id group by 1 having count(*) = 2 limit 1`,
    ),
    teacher: await one(
      `select t.person_id as id from directory.teaching_today t
       join directory.membership_whole m on m.group_id = t.group_id
       group by 1 order by abs(count(distinct m.person_id) - 150), 1 limit 1`,
    ),
    head: await one(
      `${withHat('DIR')} order by abs(f.pupils + f.responsables + f.staff - 2500), 1 limit 1`,
    ),
    'largest school': await one(`${withHat('DIR')} order by f.pupils desc, 1 limit 1`),
    département: administrator,
    platform: await one(
      `select person_id as id from directory.power_today where verb = 'administer' and structure_id is null limit 1`,
    ),
  };
}

/** The one who asks, as their cookie says. */
async function contextOf(db: Database, personId: string): Promise<Context> {
  const ctx = { db, clock: systemClock, log: openLog('silent') };
  const account = await one('select id from identity.account where person_id = $1', [personId]);
  const preau = await tokenOf(db, account);
  const asked = {
    host: 'localhost:3999',
    secure: false,
    header: () => undefined,
    cookies: { preau },
  } as unknown as Parameters<typeof actorOf>[1];
  const actor = await actorOf(ctx, asked);
  if (actor === null) throw new Error('The session is not there.');
  return { ...ctx, asked: asked as unknown as Context['asked'], actor };
}

/** Of each way of asking, some hundred texts from the names that there are. */
async function typedTexts(): Promise<Record<string, string[]>> {
  const { rows } = await pool.query<{ given: string; family: string }>(
    `select plain_given as given, plain_family as family from directory.person tablesample system (0.1)
     where plain_given <> '' and plain_family <> '' limit 300`,
  );
  const { rows: common } = await pool.query<{ family: string }>(
    'select plain_family as family from directory.person group by 1 order by count(*) desc limit 40',
  );
  const slip = (name: string) =>
    name.slice(0, 2) + name.slice(3, 4) + name.slice(2, 3) + name.slice(4);
  return {
    'given and family': rows.map(({ given, family }) => `${given} ${family}`),
    family: rows.map(({ family }) => family),
    given: rows.map(({ given }) => given),
    commonest: common.map(({ family }) => family),
    'three letters': rows.map(({ family }) => family.slice(0, 3)),
    'two letters': rows.map(({ given }) => given.slice(0, 2)),
    'two and two': rows.map(({ given, family }) => `${given.slice(0, 2)} ${family.slice(0, 2)}`),
    'name and matière': rows.map(({ family }) => `${family} maths`),
    'name and class': rows.map(({ family }) => `${family} 5eB`),
    'what alone': ['cpe', 'maths', 'prof', '5eb', 'documentaliste', 'principal', 'pp', 'anglais'],
    'with a slip': rows.map(({ given, family }) => `${given} ${slip(family)}`),
    nobody: ['zzyzx qwert', 'xylographe', 'mar zyx', 'qqq'],
  };
}

async function measure(who: string, ctx: Context, texts: Record<string, string[]>): Promise<void> {
  const all: number[] = [];
  for (const [kind, kinds] of Object.entries(texts)) {
    const times = await asked(ctx, kinds, 1, 1);
    all.push(...times);
    const crowd = await asked(ctx, kinds, IN_FLIGHT, SECONDS / 5);
    console.log(`${who}, ${kind}: alone ${of(times)}; ${IN_FLIGHT} in flight ${of(crowd)}`);
  }
  const mixed = await asked(ctx, mixOf(texts), IN_FLIGHT, SECONDS);
  console.log(
    `${who}: ${IN_FLIGHT} in flight, all ways mixed: ${Math.round(mixed.length / SECONDS)}/s, ${of(mixed)}`,
  );
}

async function asked(
  ctx: Context,
  texts: readonly string[],
  inFlight: number,
  seconds: number,
): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + seconds * 1_000;
  let next = 0;
  const asking = async () => {
    while (performance.now() < until) {
      const before = performance.now();
      await searchPeople(ctx, texts[next++ % texts.length] ?? '', 20);
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, asking));
  return times;
}

function of(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const p99 = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0;
  return `${median(sorted).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
}
