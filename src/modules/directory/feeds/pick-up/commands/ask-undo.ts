import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../../actor.ts';
import { canReadFeeds, platform } from '../../../policy.ts';
import { undoState } from '../../../queries/undo-state.ts';
import { db } from '../../../tables.ts';
import { undoAsked } from '../contract.ts';

/** Asks whoever takes feeds for the directory as it was before that one. */
export const askUndo = (ctx: Context, id: string): Promise<void> =>
  together(ctx, async (ctx) => {
    if (!canReadFeeds(ctx.actor, platform))
      refuse('forbidden', 'directory.feeds-are-for-administrators');
    const state = await undoState(ctx, id);
    if (state === undefined) return refuse('missing', 'directory.no-such-feed');
    const isUnderWay = state.asked !== null && state.asked.outcome === null;
    if (state.hindrance !== null || isUnderWay) refuse('conflict', 'directory.cannot-undo-now');
    await sql`
      insert into directory.feed_undo (feed_id, asked_at) values (${id}, ${ctx.clock.now()})
      on conflict (feed_id) do update set asked_at = excluded.asked_at, ended_at = null, outcome = null,
        reason = null, conflicts = '[]'`.execute(db(ctx));
    await note(ctx, { verb: 'directory.ask-undo', to: { kind: 'feed', id }, scope: null });
    await emit(ctx, undoAsked, { feedId: id });
  });
