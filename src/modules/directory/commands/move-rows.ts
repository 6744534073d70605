import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../tables.ts';

type Ctx = { db: Database };

/** A row that a merge touched, as `schema/0010-merges.sql` notes it. */
export interface TouchedRow {
  /** With its schema: `directory.schooling`. */
  place: string;
  /** The column that pointed at the one person and now points at the other; only of a moved row. */
  column?: string;
  how: 'moved' | 'dropped' | 'changed';
  was: unknown;
}

/** The rows of one house that changed owner, in the order of the changes. */
export interface MovedRows {
  from: string;
  into: string;
  rows: readonly TouchedRow[];
}

/**
 * Makes every row of a house that points at one person point at another: what most houses' `mergePeople` is. It follows
 * the foreign keys, so that no table is forgotten; `target` follows the keys to another table than `directory.person`.
 */
export async function moveRows(
  ctx: Ctx,
  house: string,
  from: string,
  into: string,
  target = 'directory.person',
): Promise<MovedRows> {
  const { rows } = await sql<{ moved: TouchedRow[] }>`
    select directory.move_rows(${house}, ${target}::regclass, ${from}, ${into}) as moved`.execute(
    db(ctx),
  );
  return { from, into, rows: rows[0]?.moved ?? [] };
}

/** Gives moved rows back, and writes again those that both had: what most houses' `unmergePeople` is. */
export async function putBackRows(ctx: Ctx, undo: unknown): Promise<void> {
  const { from, into, rows } = undo as MovedRows;
  await sql`select directory.put_back_rows(${JSON.stringify(rows)}::jsonb, ${from}, ${into})`.execute(
    db(ctx),
  );
}
