import { sql } from 'kysely';

/**
 * A common table for a statement that nobody waits for the disk to have: what it writes may die with the database. The
 * statement must read it.
 */
export const hasty = sql`hasty as (select set_config('synchronous_commit', 'off', true))`;
