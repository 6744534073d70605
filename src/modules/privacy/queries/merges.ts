import type { Errand } from '#kernel/module';
import { type Context, peopleToPart } from '#modules/directory';
import { loginsOf } from '#modules/identity';
import type { Merge } from '../contract.ts';
import { db } from '../tables.ts';

/** The newest merges that were not undone, newest first. For administrators of the whole platform only. */
export const newestMerges = async (ctx: Errand, most: number): Promise<Merge[]> =>
  (await merges(ctx, most)).map(({ merge }) => merge);

/** The newest that the actor made and may still undo. */
export async function myMerges(ctx: Context, most: number): Promise<Merge[]> {
  const mine = (await merges(ctx, most, ctx.actor.personId)).filter(({ merge }) => merge.can.undo);
  const theirs = await peopleToPart(
    ctx,
    mine.map(({ personId }) => personId),
  );
  return mine.filter(({ personId }) => theirs.has(personId)).map(({ merge }) => merge);
}

async function merges(
  ctx: Errand,
  most: number,
  by?: string,
): Promise<{ personId: string; merge: Merge }[]> {
  const rows = await db(ctx)
    .selectFrom('privacy.merge as merge')
    .innerJoin('directory.person_card as person', 'person.person_id', 'merge.into_id')
    .select(['merge.id', 'merge.into_id', 'merge.merged_at', 'merge.reason', 'person.display_name'])
    .select((its) => its('merge.undo', 'is not', null).as('can_undo'))
    .where('merge.undone_at', 'is', null)
    .$if(by !== undefined, (some) => some.where('merge.merged_by', '=', by ?? ''))
    .orderBy('merge.merged_at', 'desc')
    .limit(most)
    .execute();
  const logins = await loginsOf(
    ctx,
    rows.map(({ into_id }) => into_id),
  );
  return rows.map((row) => ({
    personId: row.into_id,
    merge: {
      id: row.id,
      mergedAt: row.merged_at.toISOString(),
      displayName: row.display_name,
      login: logins.get(row.into_id) ?? null,
      reason: row.reason,
      can: { undo: Boolean(row.can_undo) },
    },
  }));
}
