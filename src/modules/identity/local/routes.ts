import type { Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import { type Context, delegationPlaces, staysIn, type Visit } from '#modules/directory';
import { loginsOf } from '../queries/logins.ts';
import { endLocalAccount, extendLocalAccount } from './commands/move-end.ts';
import { openLocalAccount } from './commands/open-local-account.ts';
import * as contract from './contract.ts';

/** The doors of local accounts. */
export function localRoutes(serve: Serve<Visit, Context>): void {
  serve(contract.listLocalAccounts, (ctx) => readLocalAccounts(ctx));
  serve(contract.openLocalAccount, (ctx, wanted) => openLocalAccount(ctx, wanted));
  serve(contract.extendLocalAccount, async (ctx, wanted) => {
    await extendLocalAccount(ctx, wanted);
    return {};
  });
  serve(contract.endLocalAccount, async (ctx, { id }) => {
    await endLocalAccount(ctx, id);
    return {};
  });
}

/** The local accounts where the actor looks after accounts; for others there is no such page. */
export async function readLocalAccounts(ctx: Context) {
  const places = await delegationPlaces(ctx);
  if (places.length === 0) refuse('missing', 'kernel.no-such-page');
  const stays = await staysIn(
    ctx,
    places.map(({ id }) => id),
  );
  const logins = await loginsOf(
    ctx,
    stays.map(({ personId }) => personId),
  );
  return {
    accounts: stays.map(({ personId, today, ...stay }) => ({
      ...stay,
      login: logins.get(personId) ?? null,
      isOver: stay.until < today,
    })),
    places: places.map(({ id, name, today }) => ({ id, name, today, latest: inAYear(today) })),
  };
}

const inAYear = (day: string) =>
  new Date(Date.parse(day) + 365 * 86_400_000).toISOString().slice(0, 10);
