import type pg from 'pg';
import type { Ground } from './beside.ts';
import { listed, sameKey, sameRow, type Written } from './written.ts';

/**
 * Writes what the steps found: first what is new, the journal, and what only feeds write, which keep nobody waiting; then
 * what changes, and the groups that follow from it, people last of all. Returns for how many seconds rows of before were
 * locked when the last one was written.
 */
export async function writeChanges(
  client: pg.Client,
  { ground, tables }: { ground: Ground; tables: readonly Written[] },
  { feedId, regroup }: { feedId: string; regroup: () => Promise<void> },
): Promise<number> {
  if (ground === 'beside') {
    for (const table of tables) await client.query(findChanged(table));
    for (const table of tables) await client.query(insertNew(table));
  }
  await client.query(
    `insert into directory.feed_change (feed_id, place, how, before, after, person_id, other_id)
     select $1, place, how, before, after, person_id, other_id from change`,
    [feedId],
  );
  if (ground === 'inside') {
    await regroup();
    return 0;
  }
  const [ofFeeds = [], others = []] = [true, false].map((isOfFeeds) =>
    tables.filter(({ name }) => (name === 'source_record') === isOfFeeds),
  );
  for (const table of ofFeeds) await client.query(updateChanged(table, 'true'));
  await client.query(
    `delete from directory.source_record r using record_dropped d
     where (r.source, r.type, r.id) = (d.source, d.type, d.id)`,
  );
  const began = performance.now();
  for (const table of others.toReversed())
    await client.query(updateChanged(table, table.name === 'person' ? 'n.comes_or_goes' : 'true'));
  await regroup();
  for (const table of others.filter(({ name }) => name === 'person')) {
    await client.query(updateChanged(table, 'n.is_renamed and not n.comes_or_goes'));
    await client.query(updateChanged(table, 'not n.is_renamed and not n.comes_or_goes', names));
  }
  return Math.round(performance.now() - began) / 1000;
}

/** From these columns of a person others are made, and indexes: written for nothing, they quadruple what a change costs. */
const names = ['family_name', 'given_name', 'birth_name'];

/** The rows that change, and where they are; looked for beforehand, so that they are locked for a shorter time. */
const findChanged = (table: Written): string => `
  create temp table changed_${table.name} as
  select r.ctid as row_there, ${table.name === 'person' ? whatOfPerson : ''} n.*
  from pg_temp.next_${table.name} n join directory.${table.name} r on ${sameKey(table, 'n', 'r')}
  where not ${sameRow(table, 'n', 'r')};
  analyze changed_${table.name}`;

const whatOfPerson = `(n.missing_since is null) <> (r.missing_since is null) as comes_or_goes,
  (${listed(names, 'n')}) is distinct from (${listed(names, 'r')}) as is_renamed,`;

const insertNew = (table: Written): string =>
  `insert into directory.${table.name} (${table.columns.join(', ')})
   select ${listed(table.columns, 'n')} from pg_temp.next_${table.name} n
   where not exists (select from directory.${table.name} r where ${sameKey(table, 'r', 'n')})`;

function updateChanged(table: Written, which: string, but: readonly string[] = []): string {
  const { name, columns, key } = table;
  const others = columns.filter((column) => !key.includes(column) && !but.includes(column));
  return `update directory.${name} r set (${others.join(', ')}) = row(${listed(others, 'n')})
    from changed_${name} n where r.ctid = n.row_there and ${which}`;
}
