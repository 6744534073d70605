import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { announceSoon } from '../announce.ts';
import { unreadOf } from '../queries/notices.ts';
import { db } from '../tables.ts';

/** Marks one notice of the actor as read, and gives how many are not; the other windows are told a moment later. */
export async function readNotice(ctx: Context, id: string): Promise<number> {
  await together(ctx, async (ctx) => {
    const found = await db(ctx)
      .updateTable('notifications.notice')
      .set((is) => ({ read_at: is.fn.coalesce('read_at', is.val(ctx.clock.now())) }))
      .where('person_id', '=', ctx.actor.personId)
      .where('id', '=', id)
      .returning('id')
      .execute();
    if (found.length === 0) refuse('missing', 'notifications.no-such-notice');
  });
  announceSoon(ctx, ctx.actor.personId);
  return unreadOf(ctx);
}

/** Marks all of them up to a number: what came since the reader last looked stays unread. */
export async function readAllNotices(ctx: Context, upTo: number): Promise<number> {
  await together(ctx, async (ctx) => {
    await db(ctx)
      .updateTable('notifications.notice')
      .set({ read_at: ctx.clock.now() })
      .where('person_id', '=', ctx.actor.personId)
      .where('read_at', 'is', null)
      .where('number', '<=', upTo)
      .execute();
  });
  announceSoon(ctx, ctx.actor.personId);
  return unreadOf(ctx);
}
