import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../../actor.ts';
import { canReadFeeds, platform } from '../../../policy.ts';
import { db } from '../../../tables.ts';
import { depositDecided } from '../contract.ts';

/** Lets people of these schools disappear. True when no school is left to decide about: the feed is then taken. */
export const allowDeposit = (ctx: Context, id: string, uais: readonly string[]): Promise<boolean> =>
  together(ctx, async (ctx) => {
    const held = await heldDeposit(ctx, id);
    if (uais.some((uai) => !held.uais.includes(uai))) refuse('invalid', 'directory.not-held-there');
    const allowed = [...new Set([...held.allowed, ...uais])];
    const isTaken = held.uais.every((uai) => uai !== null && allowed.includes(uai));
    await sql`
      update directory.deposit set allowed = ${allowed},
        state = ${isTaken ? 'waiting' : 'held'}, reason = ${isTaken ? null : sql`reason`}
      where id = ${id}`.execute(db(ctx));
    await note(ctx, {
      verb: 'directory.allow-removals',
      to: { kind: 'feed-deposit', id },
      scope: null,
    });
    if (isTaken) await emit(ctx, depositDecided, { depositId: id });
    return isTaken;
  });

/** Takes a held feed not at all: its files are put away with those that were refused. */
export const refuseDeposit = (ctx: Context, id: string): Promise<void> =>
  together(ctx, async (ctx) => {
    await heldDeposit(ctx, id);
    await sql`
      update directory.deposit set state = 'refused', ended_at = ${ctx.clock.now()},
        reason = 'refusé par un administrateur'
      where id = ${id}`.execute(db(ctx));
    await note(ctx, {
      verb: 'directory.refuse-deposit',
      to: { kind: 'feed-deposit', id },
      scope: null,
    });
    await emit(ctx, depositDecided, { depositId: id });
  });

async function heldDeposit(ctx: Context, id: string) {
  if (!canReadFeeds(ctx.actor, platform))
    refuse('forbidden', 'directory.feeds-are-for-administrators');
  const { rows } = await sql<{ allowed: string[]; uais: (string | null)[] }>`
    select d.allowed, array(select r->>'uai' from jsonb_array_elements(f.report->'removals') r) as uais
    from directory.deposit d join directory.feed f on f.id = d.feed_id
    where d.id = ${id} and d.state = 'held' for update of d`.execute(db(ctx));
  return rows[0] ?? refuse('missing', 'directory.no-such-deposit');
}
