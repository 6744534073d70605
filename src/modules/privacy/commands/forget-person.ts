import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { forgetInKernel } from '#kernel/forget';
import type { Contributions, Errand } from '#kernel/module';
import { refuse } from '#kernel/refusal';
import { isLastAdministrator } from '#modules/directory';
import type { Keeper } from '../keepers.ts';
import { db } from '../tables.ts';
import { type Deciding, mustDecide, mustHoldFeeds, personOf } from './deciding.ts';

/**
 * Erases a person: every house, those above first, and what the kernel keeps for a time, in one transaction. Nothing is
 * kept that would know them again: if an academy sends them tomorrow, they come as somebody new.
 */
export const erasePerson = (
  ctx: Deciding,
  login: string,
  contributions: Contributions = 'anonymise',
): Promise<void> =>
  together(ctx, async (ctx) => {
    mustDecide(ctx);
    await mustHoldFeeds(ctx);
    const personId = await personOf(ctx, login);
    if (await isLastAdministrator(ctx, personId)) refuse('conflict', 'privacy.last-administrator');
    // Before, so that what ties the trace to the person goes with them.
    await note(ctx, {
      verb: 'privacy.erase-person',
      to: { kind: 'person', id: personId },
      scope: null,
    });
    const erasedBy = ctx.actor?.personId ?? null;
    await forgetEverywhere(ctx, personId, { cause: 'asked', contributions, erasedBy });
  });

/** Why somebody is erased, what becomes of what they wrote for others, and who decided. */
interface Erasing {
  cause: 'asked' | 'departure';
  contributions: Contributions;
  erasedBy: string | null;
}

/** Forgets a person in every house and in the kernel; only that there was an erasure is kept. In the caller's transaction. */
export async function forgetEverywhere(
  ctx: Errand & { keepers: readonly Keeper[] },
  personId: string,
  { cause, contributions, erasedBy }: Erasing,
): Promise<void> {
  const ids = [personId, ...(await formerIdsOf(ctx, personId))];
  for (const { forgetPerson } of ctx.keepers.toReversed())
    for (const id of ids) await forgetPerson(ctx, id, contributions);
  for (const id of ids) await forgetInKernel(ctx, id);
  await sql`
    insert into privacy.erasure (cause, contributions, erased_by)
    values (${cause}, ${contributions}, ${erasedBy === personId ? null : erasedBy})`.execute(
    db(ctx),
  );
}

/** Under what other ids the person was known, before they were made one. */
async function formerIdsOf(ctx: Errand, personId: string): Promise<string[]> {
  const rows = await db(ctx)
    .selectFrom('privacy.merge')
    .select('from_id')
    .where('into_id', '=', personId)
    .where('undone_at', 'is', null)
    .execute();
  return rows.map(({ from_id }) => from_id);
}

/** Privacy's own part: the merges that made the person, and what would undo those that only name them. */
export async function forgetMerges(ctx: Errand, personId: string): Promise<void> {
  await db(ctx)
    .deleteFrom('privacy.merge')
    .where((is) => is.or([is('into_id', '=', personId), is('from_id', '=', personId)]))
    .execute();
  await sql`update privacy.merge set undo = null where undo::text like ${`%${personId}%`}`.execute(
    db(ctx),
  );
  await sql`
    update privacy.merge set merged_by = nullif(merged_by, ${personId}), undone_by = nullif(undone_by, ${personId})
    where ${personId} in (merged_by, undone_by)`.execute(db(ctx));
  await sql`update privacy.erasure set erased_by = null where erased_by = ${personId}`.execute(
    db(ctx),
  );
}
