import { sql } from 'kysely';
import type { Visit } from '#modules/directory';
import { db } from '../tables.ts';
import type { FactorOptions } from './options.ts';
import { isPasskeyOf } from './passkeys.ts';
import { recoveryDigest } from './recovery.ts';
import { stepOf } from './totp.ts';

type Asking = Pick<Visit, 'db' | 'clock' | 'log'>;

/** What somebody gives to prove themselves: a code (of the application, or of recovery), or a passkey's answer. */
export interface GivenFactor {
  code: string;
  passkey: string;
}

/** How somebody proved themselves. */
export type ProvenBy = 'totp' | 'passkey' | 'recovery';

/**
 * How what is given proves that it is the owner of this account; undefined when it does not. What serves once is spent
 * here, however many use it at the same moment. Whatever fails on the way (the database, the key) throws: nobody comes
 * in because something did not answer.
 */
export async function proveFactor(
  ctx: Asking,
  options: FactorOptions,
  accountId: string,
  { code, passkey }: GivenFactor,
): Promise<ProvenBy | undefined> {
  if (passkey !== '')
    return (await isPasskeyOf(ctx, options, { accountId, said: passkey })) ? 'passkey' : undefined;
  const digits = code.replace(/[\s-]/g, '');
  if (/^\d{6}$/.test(digits))
    return (await isTotpOf(ctx, options, accountId, digits)) ? 'totp' : undefined;
  return (await spendRecovery(ctx, options, accountId, code)) ? 'recovery' : undefined;
}

/** A code of the application, later than every one that was taken before. */
async function isTotpOf(
  ctx: Asking,
  { seal }: FactorOptions,
  accountId: string,
  code: string,
): Promise<boolean> {
  const known = await db(ctx)
    .selectFrom('identity.factor')
    .select(['id', 'sealed_secret'])
    .where('account_id', '=', accountId)
    .where('kind', '=', 'totp')
    .execute();
  for (const { id, sealed_secret } of known) {
    if (sealed_secret === null) continue;
    const secret = await seal.open(sealed_secret, totpAbout(id));
    const step = stepOf(secret, code, ctx.clock.now());
    if (step !== undefined) return takeStep(ctx, id, step);
  }
  return false;
}

/** What the secret of an application's row is sealed for. */
export const totpAbout = (factorId: string): string => `identity.factor ${factorId}`;

async function takeStep(ctx: Asking, id: string, step: number): Promise<boolean> {
  const { rows } = await sql`
    update identity.factor set last_step = ${step}, last_used_at = ${ctx.clock.now()}
    where id = ${id} and (last_step is null or last_step < ${step}) returning 1`.execute(db(ctx));
  return rows.length === 1;
}

async function spendRecovery(
  ctx: Asking,
  { seal }: FactorOptions,
  accountId: string,
  code: string,
): Promise<boolean> {
  if (code.length > 50) return false;
  const digest = await recoveryDigest(seal, accountId, code);
  const { rows } = await sql`
    delete from identity.recovery_code where account_id = ${accountId} and code_hash = ${digest}
    returning 1`.execute(db(ctx));
  return rows.length === 1;
}
