import { z } from 'zod';
import { eventKind } from '#kernel/contract';

/**
 * Somebody at the door asked for a new password. Written whether or not there is such an account, so that nothing tells
 * which: null when there is none.
 */
export const passwordAsked = eventKind({
  name: 'identity.password-asked',
  version: 1,
  payload: z.object({ personId: z.uuid().nullable() }),
});
