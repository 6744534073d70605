import type { Visit } from '#modules/directory';
import { db } from '../tables.ts';

/** Shuts a program out, at once and for good; false when there is no such one, or it was shut out before. */
export async function revokeClient(
  ctx: Pick<Visit, 'db' | 'clock'>,
  id: string,
  reason: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db(ctx)
    .updateTable('identity.client')
    .set({ revoked_at: ctx.clock.now(), revoke_reason: reason })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
