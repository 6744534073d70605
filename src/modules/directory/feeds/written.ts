import type pg from 'pg';

/** A table that feeds write, with its columns but those that the database generates. */
export interface Written {
  name: string;
  columns: readonly string[];
  key: readonly string[];
  /** The columns that say who a row is about. */
  people: readonly string[];
  /** Large: what a first feed creates there is told by its source, not row by row. */
  isOfPeople: boolean;
}

/** Each after the tables it points at: the order of writing, and the other way round of undoing. */
const tables: readonly Pick<Written, 'name' | 'people' | 'isOfPeople'>[] = [
  { name: 'matiere', people: [], isOfPeople: false },
  { name: 'mef', people: [], isOfPeople: false },
  { name: 'structure', people: [], isOfPeople: false },
  { name: 'structure_jointure', people: [], isOfPeople: false },
  { name: 'structure_link', people: [], isOfPeople: false },
  { name: 'people_group', people: [], isOfPeople: false },
  { name: 'person', people: ['id'], isOfPeople: true },
  { name: 'person_jointure', people: ['person_id'], isOfPeople: true },
  { name: 'schooling', people: ['person_id'], isOfPeople: true },
  { name: 'function', people: ['person_id'], isOfPeople: true },
  { name: 'responsibility', people: ['pupil_id', 'responsable_id'], isOfPeople: true },
  { name: 'group_member', people: ['person_id'], isOfPeople: true },
  { name: 'teaching', people: ['person_id'], isOfPeople: true },
  { name: 'source_record', people: [], isOfPeople: true },
];

/** Those tables, as the database has them now. */
export async function writtenTables(client: pg.Client): Promise<Written[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string[] }>(
    `select c.relname as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns,
       array_agg(quote_ident(a.attname) order by a.attnum) filter (where a.attnum = any(i.indkey)) as key
     from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'directory'::regnamespace and c.relname = any($1) group by 1`,
    [tables.map(({ name }) => name)],
  );
  return tables.map((table) => {
    const found = rows.find(({ name }) => name === table.name);
    if (found === undefined) throw new Error(`No table directory.${table.name}`);
    return { ...table, columns: found.columns, key: found.key };
  });
}

/** `a.x = b.x and …` on the key of a table. */
export const sameKey = ({ key }: Written, a: string, b: string): string =>
  key.map((column) => `${a}.${column} = ${b}.${column}`).join(' and ');

/** `(a.x, …) is [not] distinct from (b.x, …)` on all columns. */
export const sameRow = ({ columns }: Written, a: string, b: string): string =>
  `(${listed(columns, a)}) is not distinct from (${listed(columns, b)})`;

/** `a.x, a.y, …` */
export const listed = (columns: readonly string[], alias: string): string =>
  columns.map((column) => `${alias}.${column}`).join(', ');

/** A row as JSON, without what is generated. */
export const asJson = ({ columns }: Written, alias: string): string =>
  `jsonb_build_object(${columns.map((column) => `'${column.replaceAll('"', '')}', ${alias}.${column}`).join(', ')})`;
