import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import type { Context } from '#modules/directory';
import { setPassword } from '../commands/set-password.ts';
import { passwordChanged } from '../contract.ts';
import { hashPassword } from '../password.ts';
import { knownOf } from '../queries/known-of.ts';
import { digestOf, drawSecret } from '../secrets.ts';
import { db } from '../tables.ts';
import { type ChosenPassword, heedPolicy } from './heed-policy.ts';

/**
 * Gives the actor, who has just shown that it is them, the password of their choice: every other session of theirs ends.
 * This one goes on under a new token, which it gives; on other hosts it is handed over anew.
 */
export async function changePassword(
  ctx: Context,
  chosen: ChosenPassword,
  host: string,
): Promise<string> {
  const { accountId, personId, session } = ctx.actor;
  await heedPolicy(chosen, await knownOf(ctx, accountId));
  const passwordHash = await hashPassword(chosen.password);
  const token = drawSecret();
  await together(ctx, async (ctx) => {
    await setPassword(ctx, accountId, passwordHash, { keep: session.id, now: ctx.clock.now() });
    await sql`
      with former as (delete from identity.session_key where session_id = ${session.id})
      insert into identity.session_key (token_hash, session_id, host)
      values (${digestOf(token)}, ${session.id}, ${host})`.execute(db(ctx));
    await note(ctx, { verb: 'identity.change-password' });
    await emit(ctx, passwordChanged, { personId });
  });
  return token;
}
