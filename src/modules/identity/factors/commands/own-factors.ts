import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { digestOf, drawSecret } from '../../secrets.ts';
import { db } from '../../tables.ts';
import type { FactorOptions } from '../options.ts';
import { isAskedFor } from '../queries/need.ts';
import { addFactor, replaceCodes, type WantedFactor } from './add-factor.ts';
import { tellChange } from './tell-change.ts';

/** One more second factor of one's own: the session that added it is proven by it from now on, the others end. */
export const addOwnFactor = (
  ctx: Context,
  options: FactorOptions,
  wanted: WantedFactor,
  host: string,
): Promise<{ token: string; codes: string[] }> =>
  together(ctx, async (ctx) => {
    const { accountId, session } = ctx.actor;
    const { codes } = await addFactor(ctx, options, accountId, wanted);
    await endOtherSessions(ctx, accountId, session.id);
    const token = await carryOn(ctx, host, 'two-factor');
    await note(ctx, { verb: 'identity.add-factor' });
    return { token, codes };
  });

/** Another name for one of one's own. */
export const renameOwnFactor = (
  ctx: Context,
  { id, name }: { id: string; name: string },
): Promise<void> =>
  together(ctx, async (ctx) => {
    const given = name.trim().slice(0, 60);
    if (given === '') return refuse('invalid', 'identity.factor-without-name');
    const { rows } = await sql`
      update identity.factor set name = ${given}
      where id = ${id} and account_id = ${ctx.actor.accountId} returning 1`.execute(db(ctx));
    if (rows.length === 0) return refuse('missing', 'identity.no-such-factor');
    await note(ctx, { verb: 'identity.rename-factor' });
  });

/** One fewer. Whoever must have one keeps the last; with the last one the recovery codes go too. */
export const removeOwnFactor = (
  ctx: Context,
  { config }: FactorOptions,
  id: string,
  host: string,
): Promise<{ token: string }> =>
  together(ctx, async (ctx) => {
    const { accountId, session } = ctx.actor;
    const { rows } = await sql<{ id: string; name: string }>`
      select f.id, f.name from identity.account a join identity.factor f on f.account_id = a.id
      where a.id = ${accountId} for update of a`.execute(db(ctx));
    const gone = rows.find((factor) => factor.id === id);
    if (gone === undefined) return refuse('missing', 'identity.no-such-factor');
    const isLast = rows.length === 1;
    if (isLast && !config.demo && (await isAskedFor(ctx, ctx.actor)))
      return refuse('conflict', 'identity.last-factor');
    await sql`delete from identity.factor where id = ${id}`.execute(db(ctx));
    if (isLast)
      await sql`delete from identity.recovery_code where account_id = ${accountId}`.execute(
        db(ctx),
      );
    await endOtherSessions(ctx, accountId, session.id);
    const token = await carryOn(ctx, host, isLast ? 'password' : session.strength);
    await note(ctx, { verb: 'identity.remove-factor' });
    await tellChange(ctx, accountId, { what: 'removed', name: gone.name });
    return { token };
  });

/** Ten other recovery codes. */
export const drawOwnCodes = (ctx: Context, options: FactorOptions): Promise<string[]> =>
  together(ctx, async (ctx) => {
    const { accountId, session } = ctx.actor;
    const { rows } = await sql`
      select f.id from identity.account a join identity.factor f on f.account_id = a.id
      where a.id = ${accountId} for update of a`.execute(db(ctx));
    if (rows.length === 0) return refuse('conflict', 'identity.no-such-factor');
    const codes = await replaceCodes(ctx, options, accountId);
    await endOtherSessions(ctx, accountId, session.id);
    await note(ctx, { verb: 'identity.draw-recovery-codes' });
    await tellChange(ctx, accountId, { what: 'new-codes' });
    return codes;
  });

/** Ends every session of an account but this one: what they were opened with has changed. */
export async function endOtherSessions(
  ctx: Pick<Visit, 'db' | 'clock'>,
  accountId: string,
  but: string | null,
): Promise<void> {
  await sql`
    update identity.session set ended_at = ${ctx.clock.now()}, end_reason = 'replaced'
    where account_id = ${accountId} and ended_at is null and id is distinct from ${but}`.execute(
    db(ctx),
  );
}

/** The session goes on with this strength, under another token here. */
async function carryOn(
  ctx: Context,
  host: string,
  strength: Context['actor']['session']['strength'],
): Promise<string> {
  const token = drawSecret();
  const { id } = ctx.actor.session;
  await sql`
    with former as (
      delete from identity.session_key where session_id = ${id} and host = ${host}
    ), stronger as (
      update identity.session set strength = ${strength}, stepped_up_at = ${ctx.clock.now()} where id = ${id} returning id
    )
    insert into identity.session_key (token_hash, session_id, host)
    select ${digestOf(token)}, id, ${host} from stronger`.execute(db(ctx));
  return token;
}
