import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';

/** A connection nobody can query until a module says which tables are its own. */
export type Database = Kysely<never>;

/** A date of PostgreSQL stays the text `YYYY-MM-DD`: a day has no hour and no zone. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/**
 * Our statements look rows up by key: the plan made once is the right one for everybody, and planning a page's statement
 * anew costs thirty times its execution (4 ms against 0.13). They are too short for compiled plans to pay.
 */
const PLANNING = '-c plan_cache_mode=force_generic_plan -c jit=off';

/** Opens a pool. `size` connections at most; a query that runs over 30 s is ended by the server. */
export function connect(url: string, size = 10): { db: Database; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: 'preau',
    options: PLANNING,
    statement_timeout: 30_000,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
  });
  // A connection that dies while idle is replaced at the next query; without a listener it would end the program.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool: named(pool) }) });
  return { db, pool };
}

/** A module's window on the database: through it, other modules' tables cannot be named. */
export const windowOn =
  <Tables>() =>
  ({ db }: { db: Database }) =>
    db as unknown as Kysely<Tables>;

/** Everything inside happens, or none of it does. Inside another `together`, it joins it. */
export const together = <C extends { db: Database }, T>(
  ctx: C,
  work: (ctx: C) => Promise<T>,
): Promise<T> =>
  ctx.db.isTransaction ? work(ctx) : ctx.db.transaction().execute((db) => work({ ...ctx, db }));

const KNOWN_STATEMENTS = 500;
const names = new Map<string, string>();

/** The same SQL text gets the same prepared statement: twice the speed of unnamed ones. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= KNOWN_STATEMENTS || !/^\s*(select|insert|update|delete|with)\b/i.test(text))
    return undefined;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}

let statements = 0;

/** How many statements this process has sent through its pools: tests count those of a request. */
export const statementsSent = (): number => statements;

function named(pool: pg.Pool): PostgresPool {
  return {
    options: {},
    connect: async () => {
      const client = await pool.connect();
      return {
        query: (text: unknown, values?: readonly unknown[]) => {
          statements += 1;
          if (typeof text !== 'string') return client.query(text as never);
          const name = nameOf(text);
          const asked = { text, values: [...(values ?? [])] };
          return client.query(name === undefined ? asked : { ...asked, name });
        },
        release: () => client.release(),
      } as unknown as PostgresPoolClient;
    },
    end: () => pool.end(),
  } as PostgresPool;
}
