import type { Errand } from '#kernel/module';
import { loginsOf } from '#modules/identity';
import type { Merge } from '../contract.ts';
import { db } from '../tables.ts';

/** The newest merges that were not undone, newest first. For administrators of the whole platform only. */
export async function newestMerges(ctx: Errand, most: number): Promise<Merge[]> {
  const rows = await db(ctx)
    .selectFrom('privacy.merge as merge')
    .innerJoin('directory.person_card as person', 'person.person_id', 'merge.into_id')
    .select(['merge.id', 'merge.into_id', 'merge.merged_at', 'merge.reason', 'person.display_name'])
    .select((its) => its('merge.undo', 'is not', null).as('can_undo'))
    .where('merge.undone_at', 'is', null)
    .orderBy('merge.merged_at', 'desc')
    .limit(most)
    .execute();
  const logins = await loginsOf(
    ctx,
    rows.map(({ into_id }) => into_id),
  );
  return rows.map((row) => ({
    id: row.id,
    mergedAt: row.merged_at.toISOString(),
    displayName: row.display_name,
    login: logins.get(row.into_id) ?? null,
    reason: row.reason,
    can: { undo: Boolean(row.can_undo) },
  }));
}
