import { brandOf } from '#modules/brands';
import { type Context, minorsInChargeOf } from '#modules/directory';
import type { KeptOfMe } from '../contract.ts';
import type { Keeper } from '../keepers.ts';

/** What each house keeps of people, whose copies the actor may ask for, and whom to write to. */
export async function keptOfMe(ctx: Context, keepers: readonly Keeper[]): Promise<KeptOfMe> {
  const { helpEmail } = await brandOf(ctx);
  return {
    houses: keepers.map(({ label, retention }) => ({ label, retention: [...retention] })),
    children: await minorsInChargeOf(ctx, ctx.actor.personId),
    helpEmail,
  };
}
