import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import type { Undo } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import { type Actor, peopleToPart } from '#modules/directory';
import { peopleParted } from '../contract.ts';
import { canDecideOnPeople } from '../policy.ts';
import { db } from '../tables.ts';
import { type Deciding, mustHoldFeeds } from './deciding.ts';

/**
 * Parts two people again, the directory first. Who made one of two may part them, as long as they look after them entirely. Refused when ninety days have passed, when it was already done, when the
 * person was merged into yet another since, and when the directory received something new of them.
 */
export const unmergePeople = (ctx: Deciding, id: string): Promise<void> =>
  together(ctx, async (ctx) => {
    if (ctx.actor && !canDecideOnPeople(ctx.actor))
      await mustBeMine({ ...ctx, actor: ctx.actor }, id);
    await mustHoldFeeds(ctx);
    const merge = await db(ctx)
      .selectFrom('privacy.merge')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (merge === undefined) return refuse('missing', 'privacy.no-such-merge');
    if (merge.undone_at !== null) return refuse('conflict', 'privacy.already-parted');
    const undo = merge.undo as Record<string, Undo> | null;
    if (undo === null) return refuse('conflict', 'privacy.too-late-to-part');
    // Out of the way first: this row points at the one who stays, as it did not before the merge.
    await db(ctx)
      .updateTable('privacy.merge')
      .set({ undo: null, undone_at: new Date(), undone_by: ctx.actor?.personId ?? null })
      .where('id', '=', id)
      .execute();
    for (const { name, unmergePeople } of ctx.keepers)
      if (name in undo) await unmergePeople(ctx, undo[name]);
    const { from_id: fromId, into_id: intoId } = merge;
    await note(ctx, {
      verb: 'privacy.unmerge-people',
      to: { kind: 'person', id: intoId },
      scope: null,
    });
    await emit(ctx, peopleParted, { mergeId: id, fromId, intoId });
  });

/** Who does not look after the whole platform undoes what they did themselves, and nothing else. */
async function mustBeMine(ctx: Deciding & { actor: Actor }, id: string): Promise<void> {
  const merge = await db(ctx)
    .selectFrom('privacy.merge')
    .select('into_id')
    .where('id', '=', id)
    .where('merged_by', '=', ctx.actor.personId)
    .executeTakeFirst();
  const theirs = await peopleToPart(ctx, merge ? [merge.into_id] : []);
  if (theirs.size === 0) refuse('forbidden', 'privacy.for-administrators');
}
