import type pg from 'pg';

/** A column of a table, and its type. */
export interface Column {
  table: string;
  column: string;
  type: string;
}

/** Every column of every table of every schema that is not PostgreSQL's own. Partitions are read through their parent. */
export async function everyColumn(pool: pg.Pool): Promise<Column[]> {
  const { rows } = await pool.query<Column>(
    `select format('%I.%I', n.nspname, c.relname) as table, a.attname as column, format_type(a.atttypid, null) as type
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'p') and not c.relispartition
       and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
     order by 1, a.attnum`,
  );
  return rows;
}

/** The rows of each table, as a digest: two that differ tell which tables did. */
export async function digestOfEveryTable(
  pool: pg.Pool,
  except: readonly string[] = [],
): Promise<Record<string, string>> {
  const tables = [...new Set((await everyColumn(pool)).map(({ table }) => table))];
  const digests: Record<string, string> = {};
  for (const table of tables.filter((name) => !except.includes(name))) {
    const { rows } = await pool.query<{ digest: string }>(
      `select count(*) || ' rows ' || md5(coalesce(string_agg(md5(to_jsonb(t)::text), '' order by to_jsonb(t)::text collate "C"), '')) as digest
       from ${table} t`,
    );
    digests[table] = rows[0]?.digest ?? '';
  }
  return digests;
}
