import { sql } from 'kysely';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Visit } from '#modules/directory';
import { type Caller, openSession } from '../../commands/open-session.ts';
import { withProof } from '../../commands/with-password.ts';
import { digestOf } from '../../secrets.ts';
import { db } from '../../tables.ts';
import type { FactorOptions } from '../options.ts';
import { type GivenFactor, type ProvenBy, proveFactor } from '../prove.ts';
import type { AtTheDoor } from '../queries/arrival.ts';
import { tellChange } from './tell-change.ts';
import { sayingWrongCode } from './wrong-code.ts';

type Asking = Pick<Visit, 'db' | 'clock' | 'log'> & { asked?: Visit['asked'] };

/**
 * Lets somebody at the door in by their second factor; gives the token of their session. Failures count with those of
 * passwords, and nothing that the password wiped out before is wiped out before this succeeds.
 */
export const finishArrival = (
  ctx: Asking,
  options: FactorOptions,
  arrival: AtTheDoor,
  given: GivenFactor,
  caller: Caller,
): Promise<string> => {
  const attempt = { login: arrival.login, ip: caller.ip, verb: 'identity.prove-factor' } as const;
  let by: ProvenBy | undefined;
  const isProof = async () => {
    by = await proveFactor(ctx, options, arrival.accountId, given);
    return by !== undefined;
  };
  return sayingWrongCode(
    withProof(ctx, attempt, isProof, ({ forgive }) =>
      together(ctx, async (ctx) => {
        await leaveTheDoor(ctx, arrival);
        if (by === 'recovery') await tellChange(ctx, arrival.accountId, { what: 'code-used' });
        const pardon = forgive ?? arrival.forgive;
        return openSession(ctx, arrival.accountId, caller, pardon, 'two-factor');
      }),
    ),
  );
};

/** An arrival leads in once, however many finish it at the same moment. */
export async function leaveTheDoor(
  ctx: Pick<Visit, 'db'>,
  { token }: Pick<AtTheDoor, 'token'>,
): Promise<void> {
  const { rows } = await sql`
    delete from identity.arrival where token_hash = ${digestOf(token)} returning 1`.execute(
    db(ctx),
  );
  if (rows.length === 0) refuse('conflict', 'identity.arrival-over');
}
