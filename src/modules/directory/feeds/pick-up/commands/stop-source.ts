import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../../actor.ts';
import { canReadFeeds, platform } from '../../../policy.ts';
import { db } from '../../../tables.ts';

/** Looks into a folder no more; its files and its history stay where they are. */
export const stopSource = (ctx: Context, id: string): Promise<void> =>
  together(ctx, async (ctx) => {
    if (!canReadFeeds(ctx.actor, platform))
      refuse('forbidden', 'directory.feeds-are-for-administrators');
    const { rows } = await sql`
      update directory.pick_up set stopped_at = ${ctx.clock.now()}
      where id = ${id} and stopped_at is null returning id`.execute(db(ctx));
    if (rows.length === 0) refuse('missing', 'directory.no-such-source');
    await note(ctx, {
      verb: 'directory.stop-feed-source',
      to: { kind: 'feed-source', id },
      scope: null,
    });
  });
