import type pg from 'pg';

/** One place where the SQL of a house reaches into another's schema. */
export type Crossing = {
  kind: 'foreign key' | 'view';
  /** `schema.object`, and what it reaches. */
  from: string;
  to: string;
  fromHouse: string;
  toHouse: string;
  /** What it reaches is a view: a promise of its house. */
  isPublished: boolean;
};

/** What was looked at, and what crosses. */
export type Survey = { keys: number; views: number; crossings: Crossing[] };

const OWN = `nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'public', 'graphile_worker')`;

const KEYS = `
  select 'foreign key' as kind, n.nspname || '.' || c.relname || ' (' || k.conname || ')' as from,
         fn.nspname || '.' || f.relname as to, n.nspname as "fromHouse", fn.nspname as "toHouse",
         false as "isPublished"
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
  where k.contype = 'f' and k.conparentid = 0 and n.${OWN}
  order by 2, 3`;

const VIEWS = `
  select distinct 'view' as kind, n.nspname || '.' || c.relname as from,
         fn.nspname || '.' || f.relname as to, n.nspname as "fromHouse", fn.nspname as "toHouse",
         f.relkind in ('v', 'm') as "isPublished"
  from pg_rewrite r
  join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
  join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
       and d.refclassid = 'pg_class'::regclass
  join pg_class f on f.oid = d.refobjid join pg_namespace fn on fn.oid = f.relnamespace
  where c.relkind in ('v', 'm') and f.oid <> c.oid and n.${OWN} and fn.${OWN}
  order by 2, 3`;

/** Asks the database itself for every foreign key and every view that leaves its schema. */
export async function surveyCrossings(client: pg.ClientBase | pg.Pool): Promise<Survey> {
  const { rows: keys } = await client.query<Crossing>(KEYS);
  const { rows: uses } = await client.query<Crossing>(VIEWS);
  const crossings = [...keys, ...uses].filter(({ fromHouse, toHouse }) => fromHouse !== toHouse);
  const views = new Set(uses.map(({ from }) => from)).size;
  return { keys: keys.length, views, crossings };
}

/** Why a crossing is not allowed; nothing when it is. A view of another house may only read what that one publishes. */
export function trespassOf(
  crossing: Crossing,
  leansOn: Readonly<Record<string, readonly string[]>>,
): string | undefined {
  const { kind, from, to, fromHouse, toHouse, isPublished } = crossing;
  const words = `${kind} ${from} → ${to}`;
  if (fromHouse === 'kernel') return `${words}: the kernel knows no school`;
  if (toHouse !== 'kernel' && !leansOn[fromHouse]?.includes(toHouse))
    return `${words}: ${fromHouse} does not lean on ${toHouse}`;
  if (kind === 'view' && !isPublished && toHouse !== 'kernel')
    return `${words}: a table of another house is joined through its published views only`;
  return undefined;
}
