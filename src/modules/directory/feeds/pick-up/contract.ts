import { z } from 'zod';
import { eventKind } from '#kernel/contract';

/** Some files were put away without becoming a feed: nobody knows even whose they are. */
export const depositRefused = eventKind({
  name: 'directory.deposit-refused',
  version: 1,
  payload: z.object({
    depositId: z.uuid(),
    source: z.string(),
    name: z.string(),
    reason: z.string(),
  }),
});

/** Nothing has come from a source for longer than administrators said. */
export const feedLate = eventKind({
  name: 'directory.feed-late',
  version: 1,
  payload: z.object({ pickUpId: z.uuid(), source: z.string(), days: z.int() }),
});

/** An administrator decided about files that were held: whoever takes feeds need not wait for the next look. */
export const depositDecided = eventKind({
  name: 'directory.deposit-decided',
  version: 1,
  payload: z.object({ depositId: z.uuid() }),
});
