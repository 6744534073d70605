import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { ownHat } from '../policy.ts';
import { db } from '../tables.ts';

/** Puts on another of the actor's hats, for this session and the next sign-ins; gives the context that wears it. */
export async function wearHat(
  ctx: Context,
  asked: { structureId: string; profile: string },
): Promise<Context> {
  const hat = ownHat(ctx.actor, asked);
  if (hat === undefined) return refuse('forbidden', 'identity.not-your-hat');
  const dressed = { ...ctx, actor: { ...ctx.actor, hat } };
  await together(dressed, async (ctx) => {
    await sql`
    with worn as (
      update identity.session set structure_id = ${hat.structureId}, profile = ${hat.profile}
      where id = ${ctx.actor.session.id}
    )
    update identity.account set worn_structure_id = ${hat.structureId}, worn_profile = ${hat.profile}
    where id = ${ctx.actor.accountId}`.execute(db(ctx));
    await note(ctx, { verb: 'identity.wear-hat' });
  });
  return dressed;
}
