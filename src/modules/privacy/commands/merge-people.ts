import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { emit } from '#kernel/events';
import type { Undo } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import { areFamily, knownPerson } from '#modules/directory';
import { peopleMerged } from '../contract.ts';
import { whyNotOne } from '../policy.ts';
import { db } from '../tables.ts';
import { type Deciding, mustDecide, mustHoldFeeds, personOf } from './deciding.ts';

/**
 * Makes one of two people: house after house, those above first, in one transaction. The one of `from` is no more; both
 * logins open the account that stays, both jointures lead to the one person. Returns the id of the merge.
 */
export const mergePeople = (
  ctx: Deciding,
  asked: { from: string; into: string; reason: string },
): Promise<string> =>
  together(ctx, async (ctx) => {
    mustDecide(ctx);
    const from = await personOf(ctx, asked.from);
    const into = await personOf(ctx, asked.into);
    return mergeTwo(ctx, { from, into, reason: asked.reason });
  });

/** The same of two people by id, for whoever was allowed to; in the caller's transaction. */
export const mergeTwo = (
  ctx: Deciding,
  { from, into, reason }: { from: string; into: string; reason: string },
): Promise<string> =>
  together(ctx, async (ctx) => {
    await mustHoldFeeds(ctx);
    await refuseTwo(ctx, from, into);
    const undo: Record<string, Undo> = {};
    for (const { name, mergePeople } of ctx.keepers.toReversed())
      undo[name] = await mergePeople(ctx, from, into);
    const { id } = await db(ctx)
      .insertInto('privacy.merge')
      .values({
        from_id: from,
        into_id: into,
        merged_by: ctx.actor?.personId ?? null,
        reason,
        undo: JSON.stringify(undo),
      } as never)
      .returning('id')
      .executeTakeFirstOrThrow();
    await note(ctx, {
      verb: 'privacy.merge-people',
      to: { kind: 'person', id: into },
      scope: null,
    });
    await emit(ctx, peopleMerged, { mergeId: id, fromId: from, intoId: into });
    return id;
  });

async function refuseTwo(ctx: Deciding, from: string, into: string): Promise<void> {
  const [one, other] = [await knownPerson(ctx, from), await knownPerson(ctx, into)];
  const why = whyNotOne({
    from,
    into,
    areFamily: await areFamily(ctx, from, into),
    haveTwoInes: Boolean(one?.ine && other?.ine && one.ine !== other.ine),
  });
  if (why !== undefined) refuse('conflict', why);
}
