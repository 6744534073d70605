import type pg from 'pg';
import type { Reading } from './reading.ts';
import { refuseRemovals, type ToleratedRemovals } from './removals.ts';
import type { Counts } from './report.ts';
import { setAside } from './set-aside.ts';
import { stepSql } from './stage.ts';

/** Each step, and the tables it fills: after a large feed the planner must know their new sizes at once. */
const steps: readonly [string, string][] = [
  ['02-records', ''],
  ['03-structures', 'directory.structure, directory.structure_jointure'],
  ['04-people', 'directory.person, directory.person_jointure'],
  ['05-schooling', 'directory.schooling, directory.function'],
  ['06-families', 'directory.responsibility'],
  ['07-groups', 'directory.people_group'],
  ['08-members', 'directory.group_member, directory.teaching'],
  ['09-responsables', 'directory.group_member'],
  ['10-end', 'directory.source_record'],
];
const LARGE = 5_000;

/**
 * Brings the directory to what the staged feed says, set by set, inside the caller's transaction. Absence counts
 * only within the feed's source. `seconds` gets what each step took. Throws `RemovalsRefused` before the first change.
 */
export async function reconcile(
  client: pg.Client,
  feedId: string,
  reading: Reading,
  seconds: Record<string, number>,
  tolerated: ToleratedRemovals,
): Promise<Counts> {
  const { source, academy, day, kind } = reading.source;
  await client.query(
    `insert into this_feed select $1, $2, $3, $4::date, $5,
       case when exists (select from directory.feed where source = $2 and outcome = 'applied') then $4::date
            when extract(month from $4::date) >= 9 then make_date(extract(year from $4::date)::int, 9, 1)
            else make_date(extract(year from $4::date)::int - 1, 9, 1) end`,
    [feedId, source, academy, day, kind],
  );
  await client.query('insert into unmet select unnest($1::bigint[])', [reading.unmet.map(String)]);
  await client.query('insert into held select * from unnest($1::text[], $2::text[])', [
    reading.held.map(({ type }) => type),
    reading.held.map(({ id }) => id),
  ]);
  await client.query('insert into deleted select * from unnest($1::text[], $2::text[])', [
    reading.deleted.map(({ type }) => type),
    reading.deleted.map(({ id }) => id),
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
  const staged = await client.query<{ n: number }>('select count(*)::int as n from stage_person');
  const people = staged.rows[0]?.n ?? 0;
  const records = Object.values(reading.read).reduce((sum, count) => sum + count, 0);
  const isLarge = people > LARGE && people * 5 > records;
  const back = isLarge ? await setAside(client) : [];
  for (const [step, filled] of steps) {
    const analyze = isLarge && filled !== '' ? `; analyze ${filled}` : '';
    await timed(step, seconds, () => client.query(stepSql(step) + analyze));
    if (step === '02-records' && kind === 'complete')
      await timed('removals', seconds, () => refuseRemovals(client, tolerated));
  }
  await timed('constraints', seconds, async () => {
    for (const sql of back) await client.query(sql);
  });
  const { rows } = await client.query<{ counts: Counts }>(stepSql('11-counts'));
  return (rows[0] as { counts: Counts }).counts;
}

async function timed(
  name: string,
  seconds: Record<string, number>,
  work: () => Promise<unknown>,
): Promise<void> {
  const before = performance.now();
  await work();
  seconds[name] = Math.round(performance.now() - before) / 1000;
}
