import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { db } from '../../tables.ts';
import { canTake } from '../policy.ts';
import { lockedEvidence } from '../queries/evidence.ts';
import { type Facts, factsOf } from '../queries/facts.ts';

/** Takes the evidence away: what is there at this moment, once, and that it was taken is written with it. */
export const takeEvidence = (ctx: Context, id: string): Promise<Facts> =>
  together(ctx, async (ctx) => {
    const asked = await lockedEvidence(ctx, id);
    if (asked === undefined || !canTake(ctx.actor, asked))
      return refuse('missing', 'identity.no-such-evidence');
    const facts = await factsOf(ctx, asked);
    await sql`update identity.evidence set taken_at = ${ctx.clock.now()} where id = ${id}`.execute(
      db(ctx),
    );
    const to = { kind: 'evidence', id };
    await note(ctx, { verb: 'identity.take-evidence', to, scope: asked.structureId });
    return facts;
  });
