import { note } from '#kernel/acts';
import { emit } from '#kernel/events';
import { refuse } from '#kernel/refusal';
import type { Context } from '../../actor.ts';
import { visibilityChanged } from '../contract.ts';
import { findOwner } from '../owner.ts';
import { canDecide, canReadDecisions, type OwnerFacts } from '../policy.ts';

/** The person for whom the actor decides; a minor is told who decides, and for others there is nobody there. */
export async function ownerToDecideFor(ctx: Context, id: string): Promise<OwnerFacts> {
  const owner = await findOwner(ctx, id);
  if (owner === undefined || !canReadDecisions(ctx.actor, owner))
    return refuse('missing', 'directory.no-such-person-for-you');
  if (!canDecide(ctx.actor, owner)) refuse('forbidden', 'directory.responsable-decides');
  return owner;
}

/** Leaves the trace, and tells whoever cares. */
export async function decided(
  ctx: Context,
  verb: 'directory.set-listing' | 'directory.open-field',
  personId: string,
): Promise<void> {
  await note(ctx, { verb, to: { kind: 'person', id: personId } });
  await emit(ctx, visibilityChanged, { personId });
}
