import type pg from 'pg';
import { sameKey, type Written } from './written.ts';

/**
 * Where the steps of the comparison read and write. In their SQL `next.x` is where the feed writes, `now.x` the table as
 * the feed leaves it so far, `directory.x` as it was.
 *
 * Beside: `next.x` is a temporary table, to which a step brings the rows it may change; nothing is locked, and the
 * directory is what it was until `write-changes.ts` writes the difference. Inside: all three are the table itself; for a first feed
 * into an empty directory, which has nobody to keep waiting.
 */
export type Ground = 'beside' | 'inside';

/** The SQL of a step on that ground. */
export const onGround = (sql: string, ground: Ground): string =>
  ground === 'inside'
    ? sql.replace(/\b(?:next|now)\.(\w+)/g, 'directory.$1')
    : sql.replace(/\b(next|now)\.(\w+)/g, 'pg_temp.$1_$2');

/** Makes the ground, for the life of the transaction. */
export async function prepareGround(
  client: pg.Client,
  ground: Ground,
  tables: readonly Written[],
): Promise<void> {
  await client.query(ground === 'inside' ? bringsNothing : bringing(tables));
  if (ground === 'beside') await client.query(tables.map(besideOf).join('\n'));
}

const bringsNothing = `create or replace function pg_temp.bring(place text, condition text) returns void
  language sql as 'select'`;

/** Brings the rows `o` of a table that meet a condition; those already there stay as the feed made them. */
const bringing = (tables: readonly Written[]): string =>
  `create or replace function pg_temp.bring(place text, condition text) returns void language plpgsql as $$
   declare columns text := (array[${tables.map(({ columns }) => `'${columns.join(', ')}'`).join(', ')}])
     [array_position(array[${tables.map(({ name }) => `'${name}'`).join(', ')}], place)];
   begin
     execute format('insert into pg_temp.next_%s (%s) select %2$s from directory.%1$I o where %3$s on conflict do nothing',
       place, columns, condition);
     execute format('analyze pg_temp.next_%s', place);
   end $$`;

function besideOf(table: Written): string {
  const { name, key } = table;
  const unique = name === 'people_group' ? ', unique (structure_id, kind, code)' : '';
  const others = {
    group_member: 'create index on pg_temp.next_group_member (person_id);',
    teaching: 'create index on pg_temp.next_teaching (group_id);',
    responsibility: 'create index on pg_temp.next_responsibility (responsable_id);',
    person_jointure: 'create index on pg_temp.next_person_jointure (person_id);',
  }[name];
  // A jointure is never changed by a feed, only added.
  const kept =
    name === 'person_jointure'
      ? ''
      : `where not exists (select from pg_temp.next_${name} n where ${sameKey(table, 'n', 'o')})`;
  return `create temp table next_${name} (like directory.${name} including defaults including generated,
      primary key (${key.join(', ')})${unique});
    ${others ?? ''}
    create temp view now_${name} as select * from pg_temp.next_${name}
      union all select o.* from directory.${name} o ${kept};`;
}
