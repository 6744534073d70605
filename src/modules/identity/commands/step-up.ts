import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { tellChange } from '../factors/commands/tell-change.ts';
import { sayingWrongCode } from '../factors/commands/wrong-code.ts';
import type { FactorOptions } from '../factors/options.ts';
import { type GivenFactor, type ProvenBy, proveFactor } from '../factors/prove.ts';
import { hasFactor } from '../factors/queries/factors.ts';
import { canStepUp } from '../policy.ts';
import { digestOf, drawSecret } from '../secrets.ts';
import { db } from '../tables.ts';
import { withPassword, withProof } from './with-password.ts';

/** What is given to show that it still is them. */
export type GivenProof = GivenFactor & { password: string };

/**
 * Notes that the actor has just shown that it still is them: by their second factor if they have one, else by the
 * password of their account; gives the token that stands for the session on this host from now on. The same refusals
 * and the same counting of failures as a sign-in.
 */
export async function stepUp(
  ctx: Context,
  options: FactorOptions,
  given: GivenProof,
  from: { ip: string; host: string },
): Promise<string> {
  const { actor } = ctx;
  if (!canStepUp(actor)) return refuse('forbidden', 'identity.no-step-up');
  const attempt = { login: actor.login, ip: from.ip, verb: 'identity.step-up' } as const;
  if (!(await hasFactor(ctx, actor.accountId)))
    return withPassword(ctx, { ...attempt, password: given.password }, (proven) =>
      carryOn(ctx, proven, from.host),
    );
  let by: ProvenBy | undefined;
  const isProof = async () => {
    by = await proveFactor(ctx, options, actor.accountId, given);
    return by !== undefined;
  };
  return sayingWrongCode(
    withProof(ctx, attempt, isProof, (proven) =>
      together(ctx, async (ctx) => {
        if (by === 'recovery') await tellChange(ctx, actor.accountId, { what: 'code-used' });
        return carryOn(ctx, proven, from.host);
      }),
    ),
  );
}

async function carryOn(
  ctx: Context,
  proven: { accountId: string; forgive: Buffer | null },
  host: string,
): Promise<string> {
  if (proven.accountId !== ctx.actor.accountId)
    return refuse('signed-out', 'identity.unknown-login-or-password');
  const token = drawSecret();
  await together(ctx, async (ctx) => {
    await sql`
      with forgiven as (
        delete from identity.failure_level where bucket = ${proven.forgive}
      ), former as (
        delete from identity.session_key where session_id = ${ctx.actor.session.id} and host = ${host}
      ), proven as (
        update identity.session set stepped_up_at = ${ctx.clock.now()} where id = ${ctx.actor.session.id}
        returning id
      )
      insert into identity.session_key (token_hash, session_id, host)
      select ${digestOf(token)}, id, ${host} from proven`.execute(db(ctx));
    await note(ctx, { verb: 'identity.step-up' });
  });
  return token;
}
