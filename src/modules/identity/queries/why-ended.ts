import type { Asked } from '#kernel/http';
import type { Visit } from '#modules/directory';
import { cookieOf } from '../cookies.ts';
import { digestOf } from '../secrets.ts';
import { db } from '../tables.ts';
import { hostName } from './actor.ts';

/**
 * Why the session of this request's cookie is no more: its person signed out, here in another tab or on another of our
 * hosts; or it ended by itself. Undefined for a browser that brings none.
 */
export async function whyEnded(
  ctx: Pick<Visit, 'db'>,
  asked: Asked,
): Promise<'expired' | 'elsewhere' | undefined> {
  const token = cookieOf('session', asked);
  if (token === undefined) return undefined;
  const ended = await db(ctx)
    .selectFrom('identity.session as s')
    .innerJoin('identity.session_key as k', 'k.session_id', 's.id')
    .select('s.end_reason')
    .where('k.token_hash', '=', digestOf(token))
    .where('k.host', '=', hostName(asked))
    .executeTakeFirst();
  return ended?.end_reason === 'signed-out' ? 'elsewhere' : 'expired';
}
