import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { digestOf, drawSecret } from '../secrets.ts';
import { db } from '../tables.ts';
import { withPassword } from './with-password.ts';

/**
 * Notes that the actor has just shown that it still is them, by the password of their account; gives the token that
 * stands for the session on this host from now on. The same refusals and the same counting of failures as a sign-in.
 */
export const stepUp = (
  ctx: Context,
  password: string,
  from: { ip: string; host: string },
): Promise<string> =>
  withPassword(ctx, attemptOf(ctx, password, from), async (proven) => {
    if (proven.accountId !== ctx.actor.accountId)
      return refuse('signed-out', 'identity.unknown-login-or-password');
    const token = drawSecret();
    await together(ctx, async (ctx) => {
      await sql`
      with forgiven as (
        delete from identity.failure_level where bucket = ${proven.forgive}
      ), former as (
        delete from identity.session_key where session_id = ${ctx.actor.session.id} and host = ${from.host}
      ), proven as (
        update identity.session set stepped_up_at = ${ctx.clock.now()} where id = ${ctx.actor.session.id}
        returning id
      )
      insert into identity.session_key (token_hash, session_id, host)
      select ${digestOf(token)}, id, ${from.host} from proven`.execute(db(ctx));
      await note(ctx, { verb: 'identity.step-up' });
    });
    return token;
  });

const attemptOf = ({ actor }: Context, password: string, { ip }: { ip: string }) =>
  ({ login: actor.login, password, ip, verb: 'identity.step-up' }) as const;
