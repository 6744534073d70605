import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import type { Visit } from '#modules/directory';
import { db } from '../tables.ts';

/** Shuts a program out, at once and for good; false when there is no such one, or it was shut out before. */
export const revokeClient = (
  ctx: Pick<Visit, 'db' | 'clock'>,
  id: string,
  reason: string,
): Promise<boolean> =>
  together(ctx, async (ctx) => {
    const { numUpdatedRows } = await db(ctx)
      .updateTable('identity.client')
      .set({ revoked_at: ctx.clock.now(), revoke_reason: reason })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    await note(ctx, { verb: 'identity.revoke-client', to: { kind: 'client', id }, scope: null });
    return true;
  });
