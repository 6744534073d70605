import { sql } from 'kysely';
import { type Act, note } from '#kernel/acts';
import { noteBounded } from '#kernel/acts/refused-request';
import { together } from '#kernel/db';
import { Refusal } from '#kernel/refusal';
import type { Visit } from '#modules/directory';
import { digestOf, drawSecret } from '../secrets.ts';
import { db } from '../tables.ts';
import { sweepSometimes } from './sweep.ts';

const SECONDS = 600;

/** What a program gets for its secret. */
export interface IssuedToken {
  token: string;
  seconds: number;
  scopes: readonly string[];
}

/**
 * An access token of ten minutes for a client that gives its secret: for all its scopes, or for those it asks for.
 * Never for longer than the client itself has.
 */
export async function issueToken(
  ctx: Pick<Visit, 'db' | 'clock' | 'log'> & { asked?: Visit['asked'] },
  asked: { id: string; secret: string; scopes: readonly string[] | undefined },
): Promise<IssuedToken | 'unknown-client' | 'not-its-scope'> {
  const issued = await together(ctx, async (ctx) => {
    const issued = await issue(ctx, asked);
    if (typeof issued !== 'string') await note({ ...ctx, client: asked }, issueOf);
    return issued;
  });
  sweepSometimes(ctx);
  if (issued === 'unknown-client')
    await noteBounded(ctx, issueOf, new Refusal('signed-out', 'identity.unknown-client'));
  return issued;
}

const issueOf: Act = { verb: 'identity.issue-token', scope: null };

async function issue(
  ctx: Pick<Visit, 'db' | 'clock'>,
  asked: Parameters<typeof issueToken>[1],
): ReturnType<typeof issueToken> {
  const now = ctx.clock.now();
  const token = drawSecret();
  const wished = asked.scopes ?? null;
  const { rows } = await sql<{ scopes: string[]; expires_at: Date | null }>`
    with client as (
      select id, coalesce(${wished}::text[], scopes) as scopes,
        scopes @> coalesce(${wished}::text[], scopes) as is_allowed,
        least(ends_at, ${new Date(now.valueOf() + SECONDS * 1000)}) as expires_at
      from identity.client
      where id = ${asked.id} and secret_hash = ${digestOf(asked.secret)}
        and revoked_at is null and ends_at > ${now}
    ), issued as (
      insert into identity.client_token (token_hash, client_id, scopes, expires_at)
      select ${digestOf(token)}, id, scopes, expires_at from client where is_allowed
      returning expires_at
    )
    select client.scopes, issued.expires_at from client left join issued on true`.execute(db(ctx));
  const [client] = rows;
  if (client === undefined) return 'unknown-client';
  if (client.expires_at === null) return 'not-its-scope';
  const seconds = Math.floor((client.expires_at.valueOf() - now.valueOf()) / 1000);
  return { token, seconds, scopes: client.scopes };
}
