import type pg from 'pg';
import type { Ground } from './beside.ts';
import { asJson, sameKey, sameRow, type Written } from './written.ts';

/** Before the steps: what the small tables say, when the steps write in place. */
export async function keepWhatWas(
  client: pg.Client,
  ground: Ground,
  tables: readonly Written[],
): Promise<void> {
  if (ground === 'beside') return;
  for (const { name } of tables.filter(({ isOfPeople }) => !isOfPeople))
    await client.query(`create temp table was_${name} as select * from directory.${name}`);
}

/**
 * After the steps: what they changed, row by row, in the temporary table `change`. Of a first feed's people only what is
 * not new: the source says the rest.
 */
export async function findChanges(
  client: pg.Client,
  ground: Ground,
  tables: readonly Written[],
  isFirst: boolean,
): Promise<void> {
  await client.query(
    `create temp table change (place text, how text, before jsonb, after jsonb, person_id uuid, other_id uuid)`,
  );
  const inside = ground === 'inside';
  for (const table of inside ? tables.filter(({ isOfPeople }) => !isOfPeople) : tables) {
    const { name } = table;
    const [was, is] = inside
      ? [`pg_temp.was_${name}`, `directory.${name}`]
      : [`directory.${name}`, `pg_temp.next_${name}`];
    if (!inside)
      await client.query(`delete from ${is} n using ${was} r where ${sameKey(table, 'n', 'r')} and ${sameRow(table, 'n', 'r')};
        analyze ${is}`);
    const isNew = `r.${table.key[0]} is null`;
    await client.query(
      `insert into change
       select '${name}', case when ${isNew} then 'created' else 'changed' end,
         case when not (${isNew}) then ${asJson(table, 'r')} end, ${asJson(table, 'n')}, ${peopleOf(table, 'n')}
       from ${is} n left join ${was} r on ${sameKey(table, 'n', 'r')}
       where ${isFirst && table.isOfPeople ? `not (${isNew})` : 'true'}
         ${inside ? `and (${isNew} or not ${sameRow(table, 'n', 'r')})` : ''}`,
    );
  }
  const record = tables.find(({ name }) => name === 'source_record') as Written;
  if (!inside)
    await client.query(
      `insert into change
       select 'source_record', 'dropped', ${asJson(record, 'r')}, null, ${peopleOf(record, 'r')}
       from record_dropped d join directory.source_record r on ${sameKey(record, 'r', 'd')}`,
    );
}

/** Who a row is about; a record is about whoever has its jointure. */
function peopleOf({ name, people }: Written, alias: string): string {
  if (name === 'source_record')
    return `(select j.person_id from this_feed f join now_person_jointure j
      on j.academy = f.academy and j.type = ${alias}.type and j.jointure = ${alias}.id), null::uuid`;
  const [one, other] = people;
  return [one, other]
    .map((column) => (column === undefined ? 'null::uuid' : `${alias}.${column}`))
    .join(', ');
}
