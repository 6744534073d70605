import type { Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '../actor.ts';
import { liftRestriction } from './commands/lift-restriction.ts';
import { restrictCustody } from './commands/restrict-custody.ts';
import * as contract from './contract.ts';
import { canSeeRestrictions } from './policy.ts';
import { pupilsToProtect } from './queries/pupils-to-protect.ts';
import { placesToProtect, restrictionsIn } from './queries/restrictions.ts';

/** The doors of custody restrictions. */
export function custodyRoutes(serve: Serve<Visit, Context>): void {
  serve(contract.listCustodyRestrictions, (ctx) => listRestrictions(ctx));
  serve(contract.findPupilsToProtect, async (ctx, { structureId, name }) => {
    if (!canSeeRestrictions(ctx.actor, { structureIds: [structureId] }))
      refuse('missing', 'directory.no-such-pupil');
    return pupilsToProtect(ctx, structureId, name);
  });
  serve(contract.restrictCustody, async (ctx, wanted) => ({
    id: await restrictCustody(ctx, wanted),
  }));
  serve(contract.liftRestriction, async (ctx, { id }) => {
    await liftRestriction(ctx, id);
    return {};
  });
}

/** The restrictions of the schools that the actor answers for; for others there is no such page. */
export async function listRestrictions(ctx: Context) {
  const places = await placesToProtect(ctx);
  if (places.length === 0) refuse('missing', 'kernel.no-such-page');
  return { restrictions: await restrictionsIn(ctx, places), places };
}
