import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { dropDeadLetter, retryDeadLetter } from '#kernel/dead-letters';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { canDecideOnWork } from '../policy.ts';

/** Has it tried again, ahead of what waits behind it. */
export const retryLetter = (ctx: Context, id: string): Promise<void> =>
  decide(ctx, id, 'admin.retry-dead-letter', (inside) =>
    retryDeadLetter(inside, id, ctx.actor.personId),
  );

/** Gives it up for good. */
export const dropLetter = (ctx: Context, id: string, reason: string): Promise<void> =>
  decide(ctx, id, 'admin.drop-dead-letter', (inside) =>
    dropDeadLetter(inside, id, ctx.actor.personId, reason),
  );

const decide = (
  ctx: Context,
  id: string,
  verb: 'admin.retry-dead-letter' | 'admin.drop-dead-letter',
  act: (ctx: Context) => Promise<boolean>,
): Promise<void> =>
  together(ctx, async (ctx) => {
    if (!canDecideOnWork(ctx.actor)) refuse('forbidden', 'admin.work-is-for-administrators');
    if (!(await act(ctx))) refuse('missing', 'admin.no-such-letter');
    await note(ctx, { verb, to: { kind: 'dead-letter', id }, scope: null });
  });
