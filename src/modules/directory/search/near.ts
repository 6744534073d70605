import { sql } from 'kysely';
import type { Context } from '../actor.ts';
import { db } from '../tables.ts';

/** Every name that begins with this word. */
export const beginning = (word: string): string => `'${word}':*`;

/**
 * The same for each word, forgiving a slip or two in those of four letters or more; undefined when no name is near. Words
 * of names are letters and digits: they need no more than quotes.
 */
export async function nearQueries(
  ctx: Context,
  words: readonly string[],
): Promise<string[] | undefined> {
  const long = words.filter((word) => word.length >= 4);
  if (long.length === 0) return undefined;
  const { rows } = await sql<{ word: string; near: string[] | null }>`
    select word, directory.near_words(word) as near from unnest(${long}::text[]) as word`.execute(
    db(ctx),
  );
  if (rows.every(({ near }) => near === null)) return undefined;
  const nearby = new Map(rows.map(({ word, near }) => [word, near ?? []]));
  return words.map((word) =>
    [beginning(word), ...(nearby.get(word) ?? []).map((near) => `'${near}'`)].join(' | '),
  );
}
