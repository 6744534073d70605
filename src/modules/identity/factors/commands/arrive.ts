import { sql } from 'kysely';
import type { Visit } from '#modules/directory';
import { type Caller, openSession } from '../../commands/open-session.ts';
import { heedModes } from '../../modes/heed-modes.ts';
import { digestOf, drawSecret } from '../../secrets.ts';
import { db } from '../../tables.ts';
import { type Need, needOf } from '../queries/need.ts';

type Asking = Pick<Visit, 'db' | 'clock'> & { asked?: Visit['asked'] };

/** Where somebody is whose first proof was right: in, with the token of their session; or at the door still. */
export type Arrival =
  | { step: 'in'; token: string }
  /** The token names the arrival, and opens nothing by itself. */
  | { step: Exclude<Need, 'nothing'>; token: string };

/** Whose first proof was right. */
interface First {
  accountId: string;
  forgive: Buffer | null;
  by?: 'password' | 'other';
}

/** How long somebody may take for the second proof. */
const ARRIVAL_MINUTES = 10;

/**
 * Lets in whoever needs no second factor; keeps the others at the door until they have proven one, or have got their
 * first. The only way in for a password, a code of activation or a click of the demo.
 */
export async function arrive(
  ctx: Asking,
  { accountId, forgive, by = 'other' }: First,
  caller: Caller,
  options: { config: { demo: boolean } },
): Promise<Arrival> {
  await heedModes(ctx, accountId, by);
  const need = await needOf(ctx, accountId, options.config);
  if (need === 'nothing')
    return { step: 'in', token: await openSession(ctx, accountId, caller, forgive) };
  const token = drawSecret();
  const expires = new Date(ctx.clock.now().valueOf() + ARRIVAL_MINUTES * 60_000);
  await sql`
    insert into identity.arrival (token_hash, account_id, forgive, expires_at)
    values (${digestOf(token)}, ${accountId}, ${forgive}, ${expires})`.execute(db(ctx));
  return { step: need, token };
}
