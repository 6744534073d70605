import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Visit } from '#modules/directory';
import { type Caller, openSession } from '../../commands/open-session.ts';
import type { FactorOptions } from '../options.ts';
import type { AtTheDoor } from '../queries/arrival.ts';
import { hasFactor } from '../queries/factors.ts';
import { addFactor, type WantedFactor } from './add-factor.ts';
import { leaveTheDoor } from './finish-arrival.ts';
import { endOtherSessions } from './own-factors.ts';

type Asking = Pick<Visit, 'db' | 'clock' | 'log'> & { asked?: Visit['asked'] };

/**
 * The first second factor of somebody who must have one, at the door; then they are in. Refused to whoever has one
 * already: a password alone never adds a way in beside it.
 */
export const getProtected = (
  ctx: Asking,
  options: FactorOptions,
  arrival: AtTheDoor,
  wanted: WantedFactor,
  caller: Caller,
): Promise<{ token: string; codes: string[] }> =>
  together(ctx, async (ctx) => {
    const { accountId, personId, forgive } = arrival;
    const { id, codes } = await addFactor(ctx, options, accountId, wanted);
    if (await hasFactor(ctx, accountId, id)) return refuse('conflict', 'identity.arrival-over');
    await leaveTheDoor(ctx, arrival);
    await endOtherSessions(ctx, accountId, null);
    const token = await openSession(ctx, accountId, caller, forgive, 'two-factor');
    const to = { kind: 'person', id: personId };
    await note(ctx, { verb: 'identity.add-factor', to, scope: null });
    return { token, codes };
  });
