import type pg from 'pg';
import { type Ground, prepareGround } from './beside.ts';
import { findChanges, keepWhatWas } from './changes.ts';
import type { Reading } from './reading.ts';
import { refuseRemovals, type ToleratedRemovals } from './removals.ts';
import type { Counts } from './report.ts';
import { setAside } from './set-aside.ts';
import { stepSql } from './stage.ts';
import { type Written, writtenTables } from './written.ts';

/** Each step, and the tables it fills: after a large feed the planner must know their new sizes at once. */
const steps: readonly [string, readonly string[]][] = [
  ['02-records', []],
  ['03-structures', ['structure', 'structure_jointure']],
  ['04-people', ['person', 'person_jointure']],
  ['05-schooling', ['schooling', 'function']],
  ['06-families', ['responsibility']],
  ['07-groups', ['people_group']],
  ['08-members', ['group_member', 'teaching']],
  ['09-responsables', ['group_member']],
  ['10-end', ['source_record']],
];
const LARGE = 5_000;

/** How a feed is compared. */
export interface Comparing {
  tolerated: ToleratedRemovals;
  /** A first large feed may be written as it is compared; a plan never is. */
  mayWriteInside: boolean;
  /** Gets what each step took, in seconds. */
  seconds: Record<string, number>;
}

/** What a comparison found; its rows are in temporary tables, until `writeChanges`. */
export interface Compared {
  counts: Counts;
  ground: Ground;
  tables: readonly Written[];
  isFirst: boolean;
}

/**
 * Finds out what the staged feed makes of the directory, set by set, inside the caller's transaction, and locks nothing.
 * Absence counts only within the feed's source. Throws `RemovalsRefused` before anything is written.
 */
export async function compare(
  client: pg.Client,
  reading: Reading,
  { tolerated, mayWriteInside, seconds }: Comparing,
): Promise<Compared> {
  const { kind } = reading.source;
  const isFirst = await tellSteps(client, reading);
  const tables = await writtenTables(client);
  const back = mayWriteInside && (await isLarge(client, reading)) ? await setAside(client) : [];
  const ground = back.length > 0 ? 'inside' : 'beside';
  await prepareGround(client, ground, tables);
  await keepWhatWas(client, ground, tables);
  for (const [step, filled] of steps) {
    const names = filled.map((name) => `; analyze next.${name}`).join('');
    await timed(step, seconds, () => client.query(stepSql(step, ground, names)));
    if (step === '02-records' && kind === 'complete')
      await timed('removals', seconds, () => refuseRemovals(client, tolerated));
  }
  await timed('constraints', seconds, async () => {
    for (const sql of back) await client.query(sql);
  });
  const { rows } = await timed('counts', seconds, () =>
    client.query<{ counts: Counts }>(stepSql('11-counts', ground)),
  );
  await timed('changes', seconds, () => findChanges(client, ground, tables, isFirst));
  return { counts: (rows[0] as { counts: Counts }).counts, ground, tables, isFirst };
}

/** Gives the steps what the reader found beside the rows; says whether this is the first feed of its source. */
async function tellSteps(client: pg.Client, reading: Reading): Promise<boolean> {
  const { source, academy, day, kind } = reading.source;
  const { rows } = await client.query<{ is_first: boolean }>(
    `insert into this_feed
     select $1, $2, $3::date, $4, not known,
       case when known then $3::date
            when extract(month from $3::date) >= 9 then make_date(extract(year from $3::date)::int, 9, 1)
            else make_date(extract(year from $3::date)::int - 1, 9, 1) end
     from (select exists (select from directory.feed
       where source = $1 and outcome = 'applied' and undone_at is null) as known) k
     returning is_first`,
    [source, academy, day, kind],
  );
  await client.query('insert into unmet select unnest($1::bigint[])', [reading.unmet.map(String)]);
  for (const [table, records] of [
    ['held', reading.held],
    ['deleted', reading.deleted],
  ] as const)
    await client.query(`insert into ${table} select * from unnest($1::text[], $2::text[])`, [
      records.map(({ type }) => type),
      records.map(({ id }) => id),
    ]);
  await client.query(
    'insert into named select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])',
    [
      reading.named.map(({ structure }) => structure),
      reading.named.map((group) => group.kind),
      reading.named.map(({ code }) => code),
      reading.named.map(({ label }) => label),
    ],
  );
  return rows[0]?.is_first === true;
}

async function isLarge(client: pg.Client, reading: Reading): Promise<boolean> {
  const staged = await client.query<{ n: number }>('select count(*)::int as n from stage_person');
  const people = staged.rows[0]?.n ?? 0;
  const records = Object.values(reading.read).reduce((sum, count) => sum + count, 0);
  return people > LARGE && people * 5 > records;
}

/** Does the work, and notes how long it took. */
export async function timed<T>(
  name: string,
  seconds: Record<string, number>,
  work: () => Promise<T>,
): Promise<T> {
  const before = performance.now();
  const result = await work();
  seconds[name] = Math.round(performance.now() - before) / 1000;
  return result;
}
