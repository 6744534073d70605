import type pg from 'pg';
import type { UndoConflict } from './plan.ts';
import { leaningOn, type Undoing } from './undo-conflicts.ts';
import { listed, sameKey, type Written } from './written.ts';

/**
 * Writes every row back as it was before the feed: what it dropped, what it changed, then away with what it created, last
 * tables first. `leaning`: who points at what would go; the caller then rolls all of it back.
 */
export async function giveBack(
  client: pg.Client,
  tables: readonly Written[],
  feed: Undoing,
): Promise<{ rows: Record<string, number>; leaning: UndoConflict[] }> {
  const rows: Record<string, number> = {};
  const leaning: UndoConflict[] = [];
  const write = async ({ name }: Written, sql: string, values: readonly unknown[] = [feed.id]) => {
    const { rowCount } = await client.query(sql, [...values]);
    if (rowCount) rows[name] = (rows[name] ?? 0) + rowCount;
  };
  for (const table of tables) {
    await write(table, putBackDropped(table));
    await write(table, putBackChanged(table));
  }
  await listCreated(client, feed);
  for (const table of tables.toReversed()) {
    if (table.name === 'person' || table.name === 'structure' || table.name === 'people_group') {
      const { rows: gone } = await client.query<{ id: string }>(
        'select id from created where place = $1',
        [table.name],
      );
      const ids = gone.map(({ id }) => id);
      leaning.push(...(await leaningOn(client, table.name, ids)).map(({ id, ...told }) => told));
      if (leaning.length === 0)
        await write(table, `delete from directory.${table.name} where id = any($1)`, [ids]);
    } else if (feed.is_first && table.isOfPeople)
      await write(table, `delete from directory.${table.name} where source = $1`, [feed.source]);
    else await write(table, takeAwayCreated(table));
  }
  return { rows, leaning };
}

/** People, structures and groups that the feed created, before the jointures that say so are gone. */
const listCreated = async (client: pg.Client, { id, source, is_first }: Undoing): Promise<void> => {
  await client.query(
    'drop table if exists created; create temp table created (place text, id uuid)',
  );
  await client.query(
    `insert into created
     select place, (after->>'id')::uuid from directory.feed_change
     where feed_id = $1 and how = 'created' and place in ('person', 'structure', 'people_group')
     union
     select 'person', j.person_id from directory.person_jointure j where $3 and j.source = $2
       and not exists (select from directory.person_jointure o where o.person_id = j.person_id and o.source <> $2)
       and not exists (select from directory.feed_change c where c.feed_id = $1 and c.place = 'person'
         and c.person_id = j.person_id and c.how = 'changed')`,
    [id, source, is_first],
  );
};

const changes = ({ name }: Written, how: string, side: 'before' | 'after'): string =>
  `directory.feed_change c cross join lateral jsonb_populate_record(null::directory.${name}, c.${side}) k
   where c.feed_id = $1 and c.place = '${name}' and c.how = '${how}'`;

const putBackDropped = (table: Written): string =>
  `insert into directory.${table.name} (${table.columns.join(', ')})
   select ${listed(table.columns, 'k')} from ${changes(table, 'dropped', 'before')}`;

const putBackChanged = (table: Written): string =>
  `update directory.${table.name} t set (${table.columns.join(', ')}) = row(${listed(table.columns, 'k')})
   from ${changes(table, 'changed', 'before')} and ${sameKey(table, 't', 'k')}`;

const takeAwayCreated = (table: Written): string =>
  `delete from directory.${table.name} t using ${changes(table, 'created', 'after')} and ${sameKey(table, 't', 'k')}`;
