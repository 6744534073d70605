import type pg from 'pg';

const tables = [
  'person',
  'person_jointure',
  'schooling',
  'responsibility',
  'group_member',
  'source_record',
];

/**
 * Before a large feed into a directory without members: takes the foreign keys and the plain indexes of the largest
 * tables away, and the triggers that ask for the groups of everybody who is written, and gives the SQL that puts them
 * back and asks once for all. Checking a key once for all rows takes a tenth of checking it row by row. The tables
 * cannot be read until the transaction ends; nothing is in them, and an end without commit leaves everything as it was.
 * Does nothing when the role does not own the tables.
 */
export async function setAside(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ away: string; back: string }>(
    `with large as (
       select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'directory' and c.relname = any($1) and pg_has_role(c.relowner, 'usage')
         and not exists (select from directory.group_member) and not exists (select from directory.person_jointure))
     select format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(k.oid)) as back
     from pg_constraint k join large on large.oid = k.conrelid where contype = 'f'
     union all
     select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
     from pg_index join large on large.oid = indrelid where not indisunique and not indisprimary
     union all
     select format('alter table %s disable trigger %I', tgrelid::regclass, tgname),
       format('alter table %s enable trigger %I', tgrelid::regclass, tgname)
     from pg_trigger t where tgfoid = 'directory.ask_regroup'::regproc and exists (select from large)
     union all
     select 'select', 'insert into directory.regroup (person_id) values (null)' where exists (select from large)`,
    [tables],
  );
  for (const { away } of rows) await client.query(away);
  return rows.map(({ back }) => back);
}
