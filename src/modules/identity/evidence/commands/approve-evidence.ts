import { sql } from 'kysely';
import { note } from '#kernel/acts';
import { together } from '#kernel/db';
import { refuse } from '#kernel/refusal';
import type { Context } from '#modules/directory';
import { db } from '../../tables.ts';
import { canApprove } from '../policy.ts';
import { lockedEvidence } from '../queries/evidence.ts';

const HOURS = 48;

/** Agrees that whoever asked takes the evidence away, once, within two days. Never one's own request. */
export const approveEvidence = (ctx: Context, id: string): Promise<void> =>
  together(ctx, async (ctx) => {
    const asked = await lockedEvidence(ctx, id);
    if (asked === undefined || !canApprove(ctx.actor, asked))
      return refuse('missing', 'identity.no-such-evidence');
    const now = ctx.clock.now();
    await sql`
      update identity.evidence set approved_by = ${ctx.actor.personId}, approved_at = ${now},
        ends_at = ${new Date(now.valueOf() + HOURS * 3_600_000)}
      where id = ${id}`.execute(db(ctx));
    const to = { kind: 'evidence', id };
    await note(ctx, { verb: 'identity.approve-evidence', to, scope: asked.structureId });
  });
