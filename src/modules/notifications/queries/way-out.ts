import type { Visit } from '#modules/directory';
import { db } from '../tables.ts';

/** The kind of mail that a token refuses; undefined for a token that opens nothing. */
export async function kindOfWayOut(
  ctx: Pick<Visit, 'db'>,
  token: string,
): Promise<string | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  const way = await db(ctx)
    .selectFrom('notifications.way_out')
    .select('name')
    .where('token', '=', token)
    .executeTakeFirst();
  return way?.name;
}
