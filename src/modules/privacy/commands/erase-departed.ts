import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import type { Errand } from '#kernel/module';
import { settingOf } from '#kernel/settings';
import { isStillToErase, peopleToErase } from '#modules/directory';
import type { Keeper } from '../keepers.ts';
import { contributionsKept } from '../settings.ts';
import { mustHoldFeeds } from './deciding.ts';
import { forgetEverywhere } from './forget-person.ts';

const BATCH = 200;

/**
 * Erases those whose time is over, each in a transaction of their own: stopped in the middle, the next run goes on. Waits
 * for no feed: refused while one is taken, and tried again.
 */
export async function eraseDeparted(
  ctx: Errand & { keepers: readonly Keeper[] },
): Promise<{ erased: number }> {
  let erased = 0;
  let after: string | null = null;
  for (;;) {
    const people: string[] = await peopleToErase(ctx, { after, most: BATCH });
    for (const id of people) if (await eraseOne(ctx, id)) erased += 1;
    after = people.at(-1) ?? null;
    if (after === null) break;
  }
  if (erased > 0) ctx.log.info({ erased }, 'people who left were erased');
  return { erased };
}

const eraseOne = (
  ctx: Errand & { keepers: readonly Keeper[] },
  personId: string,
): Promise<boolean> =>
  together(ctx, async (ctx) => {
    await mustHoldFeeds(ctx);
    if (!(await isStillToErase(ctx, personId))) return false;
    const to = { kind: 'person', id: personId };
    await note(ctx, { verb: 'privacy.erase-departed', to, scope: null });
    const contributions = await settingOf(ctx, contributionsKept);
    await forgetEverywhere(ctx, personId, { cause: 'departure', contributions, erasedBy: null });
    return true;
  });
