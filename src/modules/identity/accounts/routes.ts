import type { Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { hasSteppedUp } from '../policy.ts';
import { actOnAccounts } from './commands/act-on-accounts.ts';
import { undoAccountAct } from './commands/undo-account-act.ts';
import * as contract from './contract.ts';
import { canSeeAccounts } from './policy.ts';
import { accountsIn } from './queries/accounts.ts';
import { newestActs } from './queries/acts.ts';
import { placesLookedAfter } from './queries/places.ts';
import { planOf } from './queries/targets.ts';

const SHOWN = 200;

/** The doors of whoever looks after accounts. */
export function accountRoutes(serve: Serve<Visit, Context>): void {
  serve(contract.readAccountsDesk, (ctx) => readDesk(ctx));
  serve(contract.listAccounts, async (ctx, filter) => {
    if (!canSeeAccounts(ctx.actor, filter)) return refuse('missing', 'identity.not-your-accounts');
    return accountsIn(ctx, filter);
  });
  serve(contract.planAccountAct, async (ctx, { verb, who }) => {
    await mustLookAfterSome(ctx);
    const { targets, leftOut, mark } = await planOf(ctx, verb, who);
    return {
      count: targets.length,
      first: targets.slice(0, 10).map(({ login, displayName }) => ({ login, displayName })),
      leftOut: leftOut
        .slice(0, SHOWN)
        .map(({ login, displayName, why }) => ({ login, displayName, why })),
      leftOutCount: leftOut.length,
      mark,
    };
  });
  serve(contract.actOnAccounts, async (ctx, wanted) => {
    await mustLookAfterSome(ctx);
    return actOnAccounts(ctx, wanted);
  });
  serve(contract.undoAccountAct, (ctx, { id }) => undoAccountAct(ctx, id));
}

/** Where the actor looks after accounts; for others there is no such desk. */
export async function readDesk(ctx: Context) {
  const places = await mustLookAfterSome(ctx);
  return {
    places,
    acts: await newestActs(ctx, places),
    isProven: hasSteppedUp(ctx.actor, ctx.clock.now()),
  };
}

async function mustLookAfterSome(ctx: Context) {
  const places = await placesLookedAfter(ctx);
  if (places.length === 0) refuse('missing', 'kernel.no-such-page');
  return places;
}
