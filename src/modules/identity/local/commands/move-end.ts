import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import { type Context, findStay, isEndAllowed, moveStayEnd, type Stay } from '#modules/directory';
import { canLookAfter } from '../../accounts/policy.ts';

/** Gives a local account another last day; one that ended comes back with its login and its password. */
export const extendLocalAccount = (
  ctx: Context,
  { id, until }: { id: string; until: string },
): Promise<void> =>
  together(ctx, async (ctx) => {
    const stay = await findMine(ctx, id);
    if (!isEndAllowed(until, stay.today)) return refuse('invalid', 'identity.stay-not-allowed');
    await moveStayEnd(ctx, { id, until, isEnd: false });
    const to = { kind: 'person', id: stay.personId };
    await note(ctx, { verb: 'identity.extend-local-account', to, scope: stay.structure.id });
  });

/** Ends a local account at once: no more sign-in, no more session. */
export const endLocalAccount = (ctx: Context, id: string): Promise<void> =>
  together(ctx, async (ctx) => {
    const stay = await findMine(ctx, id);
    if (stay.until < stay.today) return refuse('missing', 'identity.no-such-stay');
    await moveStayEnd(ctx, { id, until: dayBefore(stay.today), isEnd: true });
    const to = { kind: 'person', id: stay.personId };
    await note(ctx, { verb: 'identity.end-local-account', to, scope: stay.structure.id });
  });

async function findMine(ctx: Context, id: string): Promise<Stay> {
  const stay = await findStay(ctx, id);
  if (stay === undefined || !canLookAfter(ctx.actor, stay.structure.id))
    return refuse('missing', 'identity.no-such-stay');
  return stay;
}

const dayBefore = (day: string) =>
  new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
